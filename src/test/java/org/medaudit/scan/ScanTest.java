package org.medaudit.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Period;
import org.medaudit.values.ProblemsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Scans of a whole made-up hospital, undisturbed and disturbed. */
class ScanTest {

	@TempDir
	static Path made;

	private static Snapshot snapshot;

	private static RuleLibrary library;

	private static List<String> undisturbed;

	@TempDir
	Path home;

	@BeforeAll
	static void scanUndisturbedTwice() {
		snapshot = ScanHouse.snapshot(made, SnapshotParameters.DEFAULT);
		library = ScanHouse.library(made, Optional.empty());
		try (ScanHouse house = new ScanHouse(made)) {
			undisturbed = house.said(house.scan(snapshot, library, new ScanHouse.Progress()));
		}
	}

	@Test
	void takesTheSameRowsOverOtherDatesForAnotherAudit() {
		Manifest of = snapshot.manifest();
		Snapshot declared = new Snapshot(snapshot.file(),
				new Manifest(of.id(), of.createdAt(), of.source(), of.layoutVersion(), of.contentHash(),
						of.fileSha256(), of.institutionCode(), of.institutionName(),
						new Period(of.period().from(), of.period().to().plusDays(1)), true, of.parameters(),
						of.accounts(), of.notes(), of.derivedRows()));
		try (ScanHouse house = new ScanHouse(this.home)) {
			assertThat(house.scan(snapshot, library, new ScanHouse.Progress()).number()).isEqualTo(1);
			assertThat(house.scan(declared, library, new ScanHouse.Progress()).number()).isEqualTo(1);
			assertThat(house.scan(declared, library, new ScanHouse.Progress()).number()).isEqualTo(2);
		}
	}

	@Test
	void findsTheSameAgainAndCallsAllOfItPersisting() {
		ScanHouse.Progress progress = new ScanHouse.Progress();
		try (ScanHouse house = new ScanHouse(made)) {
			Run first = house.findings.run("latest").orElseThrow();
			Run second = house.scan(snapshot, library, progress);
			assertThat(second.number()).isEqualTo(first.number() + 1);
			assertThat(second.countedAmount()).isEqualTo(first.countedAmount());
			assertThat(house.said(second)).isEqualTo(undisturbed);
			assertThat(house.listed(second, FindingFilter.ALL)).hasSize((int) first.findings())
				.allMatch((finding) -> finding.change() == Finding.Change.PERSISTING);
		}
		assertThat(progress.continued).isFalse();
		assertThat(progress.judged).hasSize(library.running().size());
	}

	@Test
	void goesOnWhereAKilledProcessStoppedAndEndsTheSame() throws InterruptedException {
		assertThat(ScanHouse.Killed.run(made, this.home, 6)).isEqualTo(137);
		ScanHouse.Progress progress = new ScanHouse.Progress();
		try (ScanHouse house = new ScanHouse(this.home)) {
			Run run = house.scan(snapshot, library, progress);
			assertThat(run.number()).isEqualTo(1);
			assertThat(run.finished()).isTrue();
			assertThat(house.said(run)).isEqualTo(undisturbed);
			assertThat(house.listed(run, FindingFilter.ALL)).extracting((finding) -> finding.found().findingId())
				.doesNotHaveDuplicates();
			assertThat(house.findings.runs()).hasSize(1);
		}
		assertThat(progress.continued).isTrue();
		assertThat(progress.endedBefore).isPositive();
		assertThat(progress.judged).doesNotHaveDuplicates().hasSize(library.running().size() - progress.endedBefore);
	}

	@Test
	void judgesARuleAgainWhoseEvidenceHasGone() throws IOException {
		try (ScanHouse house = new ScanHouse(this.home)) {
			assertThatThrownBy(() -> house.scan(snapshot, library, new ScanHouse.Progress() {
				@Override
				public void ruleEnded(RuleResult result, int done, int total) {
					if (done == total - 1) {
						throw new IllegalStateException("interrupted");
					}
				}
			})).hasMessage("interrupted");
			Run unfinished = house.findings.runs().get(0);
			String gone = house.findings.results(unfinished.id())
				.stream()
				.filter((result) -> result.outcome() == RuleResult.Outcome.FINDINGS)
				.findFirst()
				.orElseThrow()
				.ruleId();
			Files.delete(ScanHouse.evidence(this.home, unfinished, gone));
			ScanHouse.Progress progress = new ScanHouse.Progress();
			Run run = house.scan(snapshot, library, progress);
			assertThat(run.id()).isEqualTo(unfinished.id());
			assertThat(progress.judged).contains(gone).hasSizeLessThan(library.running().size());
			assertThat(ScanHouse.evidence(this.home, run, gone)).exists();
			assertThat(house.said(run)).isEqualTo(undisturbed);
		}
	}

	@Test
	void letsARuleFailAloneAndTakesBackWhatItStored() throws IOException {
		Path rules = this.home.resolve("rules");
		replace(rules, "charging/dup-2-identical-line", "SELECT no_such_column FROM net_charge");
		replace(rules, "charging/prc-1-over-the-ceiling",
				"""
						SELECT n.charge_id, n.visit_id, 'charge' AS record, n.charge_id AS row_id, n.quantity, n.amount,
						       n.item_name, n.item_code, n.unit_price, n.unit_price AS ceiling_price,
						       CASE WHEN n.charge_id = (SELECT max(charge_id) FROM net_charge) THEN 'neither' ELSE 'problem' END AS part
						FROM net_charge n""");
		try (ScanHouse house = new ScanHouse(this.home)) {
			Run run = house.scan(snapshot, ScanHouse.library(made, Optional.of(rules)), new ScanHouse.Progress());
			List<RuleResult> failed = house.findings.results(run.id())
				.stream()
				.filter((result) -> result.outcome() == RuleResult.Outcome.FAILED)
				.toList();
			assertThat(failed).extracting(RuleResult::ruleId).containsExactly("DUP-2", "PRC-1");
			assertThat(failed.get(0).reasonEn()).startsWith("the SQL of the rule cannot be run: ");
			assertThat(failed.get(1).reasonEn())
				.isEqualTo("part \"neither\" is not valid; problem or context is needed");
			assertThat(house.listed(run, FindingFilter.ofRule("PRC-1"))).isEmpty();
			assertThat(ScanHouse.evidence(this.home, run, "PRC-1")).doesNotExist();
			assertThat(of(house.said(run), "FRQ-1")).isNotEmpty().isEqualTo(of(undisturbed, "FRQ-1"));
		}
	}

	@Test
	void refusesASnapshotBuiltWithOtherParameters() {
		Snapshot other = ScanHouse.snapshot(this.home, new SnapshotParameters("21", "count_both"));
		try (ScanHouse house = new ScanHouse(this.home)) {
			assertThatThrownBy(() -> house.scan(other, library, new ScanHouse.Progress())).isInstanceOfSatisfying(
					ProblemsException.class,
					(refusal) -> assertThat(refusal.problems()).extracting((problem) -> problem.code())
						.containsExactly("scan.snapshot-parameter", "scan.snapshot-parameter"));
			assertThat(house.findings.runs()).isEmpty();
		}
	}

	@Test
	void keepsAllEvidenceInSealedFiles() {
		try (ScanHouse house = new ScanHouse(made)) {
			Run run = house.findings.run("latest").orElseThrow();
			for (Finding finding : house.listed(run, FindingFilter.ofRule("FRQ-1"))) {
				String findingId = finding.found().findingId();
				assertThat(SealedEvidence.problemRowIds(made, run.id(), "FRQ-1", findingId, ScanHouse.engine(made)))
					.hasSize(finding.found().problemRows())
					.isEqualTo(house.findings.problemRowIds(run.id(), List.of(findingId)).get(findingId));
			}
		}
		assertThatThrownBy(() -> SealedEvidence.problemRowIds(this.home, 1, "FRQ-1", "x", ScanHouse.engine(made)))
			.isInstanceOf(ProblemsException.class);
	}

	@Test
	void countsNoYuanTwice() {
		try (ScanHouse house = new ScanHouse(made)) {
			Run run = house.findings.run("latest").orElseThrow();
			List<Finding> counted = house.listed(run, FindingFilter.ALL)
				.stream()
				.filter((finding) -> finding.countedAmount() != null)
				.toList();
			assertThat(counted).allMatch((finding) -> finding.countedAmount().compareTo(finding.found().amount()) <= 0);
			assertThat(run.countedAmount())
				.isEqualTo(counted.stream().map(Finding::countedAmount).reduce((a, b) -> a.add(b)).orElseThrow());
			assertThat(new HashSet<>(counted)).hasSameSizeAs(counted);
		}
	}

	private static List<String> of(List<String> said, String ruleId) {
		return said.stream().filter((line) -> line.startsWith(ruleId)).toList();
	}

	/** Lays a rule over the packed one, the same but for its SQL. */
	private static void replace(Path rules, String folder, String sql) throws IOException {
		Path packed = Path.of("audit-rules").resolve(folder);
		try (Stream<Path> files = Files.walk(packed)) {
			for (Path file : files.toList()) {
				Path copy = rules.resolve(folder).resolve(packed.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				}
				else {
					Files.copy(file, copy);
				}
			}
		}
		Files.writeString(rules.resolve(folder).resolve("rule.sql"), sql);
	}

}
