package org.medaudit;

import org.medaudit.run.Program;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point: runs one command and ends with its exit code. */
@SpringBootApplication
public class MedAudit {

	public static void main(String[] arguments) {
		System.exit(Program.run(MedAudit.class, arguments));
	}

}
