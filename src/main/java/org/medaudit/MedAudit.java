package org.medaudit;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point: parses the command line and runs one command. */
@SpringBootApplication
public class MedAudit {

	public static void main(String[] arguments) {
		System.out.println("medaudit");
	}

}
