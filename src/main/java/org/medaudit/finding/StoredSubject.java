package org.medaudit.finding;

import jakarta.persistence.Embeddable;

/** Whom and what a stored finding or row is about. */
@Embeddable
record StoredSubject(String visitId, String patientId, String departmentId, String staffId, String itemCode,
		String itemName) {

	static StoredSubject of(FoundFinding.Subject subject) {
		return new StoredSubject(subject.visitId(), subject.patientId(), subject.departmentId(), subject.staffId(),
				subject.itemCode(), subject.itemName());
	}

	/** A subject of which nothing is known is read back as null. */
	static FoundFinding.Subject toSubject(StoredSubject subject) {
		return (subject == null) ? new FoundFinding.Subject(null, null, null, null, null, null)
				: new FoundFinding.Subject(subject.visitId, subject.patientId, subject.departmentId, subject.staffId,
						subject.itemCode, subject.itemName);
	}

}
