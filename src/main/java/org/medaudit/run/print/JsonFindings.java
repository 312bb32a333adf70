package org.medaudit.run.print;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.medaudit.finding.Finding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One array of objects with the columns of the CSV list, the evidence being an array. */
final class JsonFindings implements FindingWriter {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.build();

	private final PrintStream out;

	private final JsonGenerator json;

	private boolean first = true;

	JsonFindings(PrintStream out) {
		this.out = out;
		this.json = JSON.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.json.writeStartArray();
	}

	@Override
	public void write(Finding finding, List<String> evidence) {
		this.json.writeRaw(this.first ? "\n" : "");
		this.first = false;
		this.json.writeStartObject();
		for (Map.Entry<String, Object> field : FindingFields.of(finding).entrySet()) {
			this.json.writeName(field.getKey());
			if ("evidence".equals(field.getKey())) {
				this.json.writeStartArray();
				evidence.forEach(this.json::writeString);
				this.json.writeEndArray();
			}
			else if (field.getValue() instanceof BigDecimal number) {
				this.json.writeNumber(number);
			}
			else {
				this.json.writeString((String) field.getValue());
			}
		}
		this.json.writeEndObject();
		this.json.writeRaw('\n');
	}

	@Override
	public void close() {
		this.json.writeEndArray();
		this.json.close();
		this.out.println();
	}

}
