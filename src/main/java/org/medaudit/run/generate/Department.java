package org.medaudit.run.generate;

/** A department of the made-up hospital; doctors and nurses are numbered after it. */
record Department(String id, String name, String subject, String kind, String diagnosis, String diagnosisName) {

	String doctor(int number) {
		return "doc-" + this.id + "-" + number;
	}

	String nurse(int number) {
		return "nur-" + this.id + "-" + number;
	}

	boolean ward() {
		return "ward".equals(this.kind);
	}

}
