package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;

/** Reads the charge file and takes from the reader's characters only what is needed. */
final class ChargeFile extends AbstractBaseCsvCallbackHandler<ChargeLine> {

	/** Few texts that many lines share. */
	private final Map<String, String> shared = new HashMap<>();

	private final List<String> header = new ArrayList<>();

	private Field[] fields;

	private ChargeLine line;

	private RecordType type = RecordType.DATA;

	private int count;

	/** The columns that are needed. */
	private enum Field {

		CHARGE_ID, VISIT_ID, ORDER_ID, CHARGED_AT, ITEM_CODE, FEE_CLASS, QUANTITY, UNIT_PRICE, AMOUNT, REFUND_OF,
		EXECUTING_DEPARTMENT_ID, EXECUTING_STAFF_ID, OPERATION_ID, BEGAN_AT, ENDED_AT, BODY_SITE;

		static Field of(String name) {
			for (Field field : values()) {
				if (field.name().equalsIgnoreCase(name)) {
					return field;
				}
			}
			return null;
		}

	}

	static void read(Path file, Consumer<ChargeLine> lines) throws IOException {
		ChargeFile handler = new ChargeFile();
		try (CsvReader<ChargeLine> reader = CsvReader.builder().build(handler, file)) {
			boolean first = true;
			for (ChargeLine line : reader) {
				if (!first) {
					lines.accept(line);
				}
				first = false;
			}
		}
	}

	@Override
	protected void handleBegin(long startingLineNumber) {
		this.line = new ChargeLine();
		this.count = 0;
		this.type = RecordType.DATA;
	}

	@Override
	protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
		this.count++;
		if (this.fields == null) {
			this.header.add(new String(text, from, length));
			return;
		}
		Field field = this.fields[index];
		if (field == null || length == 0) {
			return;
		}
		switch (field) {
			case CHARGE_ID -> this.line.chargeId = new String(text, from, length);
			case VISIT_ID -> this.line.visitId = new String(text, from, length);
			case ORDER_ID -> this.line.orderId = new String(text, from, length);
			case REFUND_OF -> this.line.refundOf = new String(text, from, length);
			case ITEM_CODE -> this.line.itemCode = shared(text, from, length);
			case FEE_CLASS -> this.line.feeClass = shared(text, from, length);
			case EXECUTING_DEPARTMENT_ID -> this.line.department = shared(text, from, length);
			case EXECUTING_STAFF_ID -> this.line.staff = shared(text, from, length);
			case OPERATION_ID -> this.line.operation = new String(text, from, length);
			case BODY_SITE -> this.line.bodySite = shared(text, from, length);
			case CHARGED_AT -> this.line.chargedAt = Text.seconds(text, from, length);
			case BEGAN_AT -> this.line.beganAt = Text.seconds(text, from, length);
			case ENDED_AT -> this.line.endedAt = Text.seconds(text, from, length);
			case QUANTITY -> this.line.quantity = Text.decimal(text, from, length, ChargeLine.QUANTITY_DIGITS);
			case UNIT_PRICE -> this.line.unitPrice = Text.decimal(text, from, length, ChargeLine.PRICE_DIGITS);
			case AMOUNT -> this.line.amount = Text.decimal(text, from, length, ChargeLine.MONEY_DIGITS);
		}
	}

	private String shared(char[] text, int from, int length) {
		String read = new String(text, from, length);
		String known = this.shared.putIfAbsent(read, read);
		return (known != null) ? known : read;
	}

	@Override
	protected ChargeLine buildRecord() {
		this.line.refund = this.line.quantity < 0;
		if (this.fields == null) {
			this.fields = this.header.stream().map(Field::of).toArray(Field[]::new);
		}
		return this.line;
	}

	@Override
	protected RecordType getRecordType() {
		return this.type;
	}

	@Override
	protected int getFieldCount() {
		return this.count;
	}

}
