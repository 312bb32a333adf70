package org.medaudit.run.print;

/** The forms that the quality of the data is given in. */
public enum QualityFormat {

	TABLE, CSV

}
