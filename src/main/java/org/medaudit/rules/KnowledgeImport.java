package org.medaudit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.medaudit.rules.workbook.UnreadableWorkbook;
import org.medaudit.rules.workbook.Workbook;
import org.medaudit.rules.workbook.WorkbookReader;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/**
 * Takes published workbooks of knowledge points into a hospital's own tables, as
 * knowledge-import.yml says. Importing the same workbook again changes nothing.
 */
public final class KnowledgeImport {

	private final RuleLibrary library;

	private final Path folder;

	private final Problems problems = new Problems();

	private final Map<String, KnowledgeLayout> layouts;

	/**
	 * An import into a folder.
	 * @param library without the hospital's own knowledge
	 * @param folder of the hospital's tables; it may not be there yet
	 */
	public KnowledgeImport(RuleLibrary library, Path folder) {
		this.library = library;
		this.folder = folder;
		this.layouts = library.layouts();
	}

	/**
	 * Takes workbooks in the order given, all of them or none.
	 * @throws ProblemsException when one of them is refused as a whole, or the tables
	 * that are there have mistakes; nothing is written then
	 */
	public ImportAccount take(List<Path> files, ImportChoices choices) {
		ImportForms forms = forms();
		Map<String, KnowledgeDraft> drafts = drafts();
		known(forms, choices);
		this.problems.throwIfAny();
		List<ImportAccount.OfSheet> sheets = new ArrayList<>();
		for (Path file : files) {
			try {
				Workbook workbook = WorkbookReader.read(file);
				drafts.values().forEach(KnowledgeDraft::nextFile);
				sheets.addAll(new WorkbookImport(workbook, forms, this.problems).take(drafts, choices));
			}
			catch (UnreadableWorkbook ex) {
				this.problems.add(Problem.Kind.DATA, switch (ex.reason()) {
					case MISSING -> "rules.workbook-missing";
					case OTHER_FORM -> "rules.workbook-other-form";
					case DAMAGED -> "rules.workbook-damaged";
					case TOO_LARGE -> "rules.workbook-too-large";
				}, file.toString(), String.valueOf(ex.getMessage()));
			}
		}
		this.problems.throwIfAny();
		return new ImportAccount(this.folder, sheets, write(drafts));
	}

	private ImportForms forms() {
		ImportForms forms = ImportFormsReader
			.read(this.library.holding(ImportFormsReader.FILE), this.layouts, this.problems)
			.orElse(new ImportForms(Map.of(), List.of()));
		this.problems.throwIfAny();
		return forms;
	}

	private Map<String, KnowledgeDraft> drafts() {
		Map<String, List<KnowledgeRow>> shipped = KnowledgeReader.layers(this.library.layers(), this.layouts,
				this.problems);
		Map<String, List<KnowledgeRow>> own = Files.exists(this.folder)
				? new KnowledgeReader(this.layouts, this.problems).read(LibraryFiles.of(this.folder, this.problems), "")
				: Map.of();
		Map<String, KnowledgeDraft> drafts = new LinkedHashMap<>();
		new TreeMap<>(this.layouts).forEach((name, layout) -> drafts.put(name,
				new KnowledgeDraft(layout, shipped.getOrDefault(name, List.of()), own.getOrDefault(name, List.of()))));
		return drafts;
	}

	private void known(ImportForms forms, ImportChoices choices) {
		Set<String> asked = new LinkedHashSet<>();
		forms.forms().forEach((form) -> asked.addAll(form.asked().keySet()));
		choices.values().keySet().stream().filter((name) -> !asked.contains(name)).sorted().forEach((name) -> {
			String nearest = NearestName.of(name, asked).orElse(String.join(", ", asked));
			this.problems.add(Problem.Kind.SETUP, "rules.import-value-unknown", "", name, nearest);
		});
	}

	/** All tables are written beside before the first takes its place. */
	private List<ImportAccount.OfTable> write(Map<String, KnowledgeDraft> drafts) {
		List<ImportAccount.OfTable> written = new ArrayList<>();
		Map<Path, Path> moves = new LinkedHashMap<>();
		try {
			for (KnowledgeDraft draft : drafts.values()) {
				if (draft.changed()) {
					Path table = Files.createDirectories(this.folder).resolve(draft.layout().name() + ".csv");
					Path beside = table.resolveSibling("." + draft.layout().name() + ".csv.new");
					Files.writeString(beside, draft.text());
					moves.put(beside, table);
					written.add(new ImportAccount.OfTable(draft.layout().name(), draft.size()));
				}
			}
			for (Map.Entry<Path, Path> move : moves.entrySet()) {
				Files.move(move.getKey(), move.getValue(), StandardCopyOption.ATOMIC_MOVE,
						StandardCopyOption.REPLACE_EXISTING);
			}
			return written;
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "rules.import-not-writable",
					this.folder.toString(), String.valueOf(ex.getMessage())));
		}
	}

}
