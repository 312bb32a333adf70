package org.medaudit.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;

/**
 * Findings in a file, taken in as they come and read again in pieces, so that a long list
 * needs no memory.
 */
final class FindingSpool implements AutoCloseable {

	private final Path file;

	private final DataOutputStream out;

	private DataInputStream in;

	private long count;

	FindingSpool(Path folder) throws IOException {
		this.file = Files.createTempFile(folder, "findings", ".spool");
		this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(this.file)));
	}

	long count() {
		return this.count;
	}

	void add(Finding finding) {
		FoundFinding found = finding.found();
		FoundFinding.Subject subject = found.subject();
		try {
			this.out.writeLong(finding.runId());
			this.out.writeByte(finding.change().ordinal());
			this.out.writeBoolean(finding.implausible());
			this.out.writeByte(finding.state().ordinal());
			this.out.writeInt(found.problemRows());
			this.out.writeInt(found.evidenceRows());
			for (Object value : new Object[] { finding.ruleId(), finding.verdict(), finding.countedAmount(),
					found.findingId(), found.key(), subject.visitId(), subject.patientId(), subject.departmentId(),
					subject.staffId(), subject.itemCode(), subject.itemName(), found.occurredOn(), found.lastOn(),
					found.quantity(), found.amount(), found.scopeAmount(), found.fundAmount(), found.messageZh(),
					found.messageEn(), found.digest() }) {
				write(value);
			}
			this.count++;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(Object value) throws IOException {
		if (value == null) {
			this.out.writeInt(-1);
			return;
		}
		byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
		this.out.writeInt(text.length);
		this.out.write(text);
	}

	/** The next findings in the order they came, at most so many; empty at the end. */
	List<Finding> next(int most) {
		try {
			if (this.in == null) {
				this.out.flush();
				this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(this.file)));
			}
			List<Finding> findings = new ArrayList<>();
			while (findings.size() < most && this.count > 0) {
				findings.add(read());
				this.count--;
			}
			return findings;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Finding read() throws IOException {
		long runId = this.in.readLong();
		Finding.Change change = Finding.Change.values()[this.in.readByte()];
		boolean implausible = this.in.readBoolean();
		Finding.State state = Finding.State.values()[this.in.readByte()];
		int problemRows = this.in.readInt();
		int evidenceRows = this.in.readInt();
		String ruleId = text();
		String verdict = text();
		BigDecimal counted = decimal();
		FoundFinding found = new FoundFinding(text(), text(),
				new FoundFinding.Subject(text(), text(), text(), text(), text(), text()), date(), date(), decimal(),
				decimal(), decimal(), decimal(), problemRows, evidenceRows, text(), text(), text(), List.of());
		return new Finding(runId, ruleId, verdict, change, implausible, state, found, counted);
	}

	private String text() throws IOException {
		int length = this.in.readInt();
		return (length < 0) ? null : new String(this.in.readNBytes(length), StandardCharsets.UTF_8);
	}

	private BigDecimal decimal() throws IOException {
		String text = text();
		return (text != null) ? new BigDecimal(text) : null;
	}

	private LocalDate date() throws IOException {
		String text = text();
		return (text != null) ? LocalDate.parse(text) : null;
	}

	@Override
	public void close() {
		try {
			this.out.close();
			if (this.in != null) {
				this.in.close();
			}
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
