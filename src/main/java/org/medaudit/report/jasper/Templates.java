package org.medaudit.report.jasper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * Compiles the templates of one report: those in an outside folder in the place of packed
 * ones of the same name.
 */
final class Templates {

	/** Parameter that carries the styles into every template. */
	static final String STYLES = "styles";

	private final JasperReportsContext context;

	private final String report;

	private final Optional<Path> outside;

	/**
	 * For a report.
	 * @param report name of its folder
	 * @param outside a folder that holds such folders
	 */
	Templates(JasperReportsContext context, String report, Optional<Path> outside) {
		this.context = context;
		this.report = report;
		this.outside = outside;
	}

	/**
	 * A template and, under the names of its parameters, all that it prints inside.
	 * @throws ProblemsException when one is missing or wrong
	 */
	Map<String, Object> compile(String name) {
		Map<String, Object> compiled = new HashMap<>();
		try {
			compiled.put(STYLES, JRXmlTemplateLoader.load(new ByteArrayInputStream(read("styles.jrtx"))));
		}
		catch (JRRuntimeException ex) {
			throw wrong("styles.jrtx", ex);
		}
		compile(name, compiled);
		return compiled;
	}

	private void compile(String name, Map<String, Object> compiled) {
		String file = name + ".jrxml";
		try {
			JasperDesign design = JRXmlLoader.load(this.context, new ByteArrayInputStream(read(file)));
			compiled.put(name, JasperCompileManager.getInstance(this.context).compile(design));
			for (JRParameter parameter : design.getParametersList()) {
				if (!parameter.isSystemDefined() && parameter.getValueClassName().equals(JasperReport.class.getName())
						&& !compiled.containsKey(parameter.getName())) {
					compile(parameter.getName(), compiled);
				}
			}
		}
		catch (JRException | JRRuntimeException ex) {
			throw wrong(file, ex);
		}
	}

	private ProblemsException wrong(String file, Exception cause) {
		Throwable root = cause;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, "report.template-wrong", place(file),
				String.valueOf(root.getMessage())));
	}

	private byte[] read(String file) {
		Optional<Path> laidOver = this.outside.map((folder) -> folder.resolve(this.report).resolve(file))
			.filter(Files::isReadable);
		String packed = "/reports/" + this.report + "/" + file;
		try (InputStream in = laidOver.isPresent() ? Files.newInputStream(laidOver.get())
				: Templates.class.getResourceAsStream(packed)) {
			if (in == null) {
				throw new ProblemsException(
						Problem.of(Problem.Kind.SETUP, "report.template-missing", place(file), file));
			}
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String place(String file) {
		return this.outside.map((folder) -> folder.resolve(this.report).resolve(file))
			.filter(Files::exists)
			.map(Path::toString)
			.orElse("reports/" + this.report + "/" + file);
	}

}
