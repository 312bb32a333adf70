package org.medaudit.report.jasper;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/**
 * Java records as rows of a template: a field is a component of the same name, a list is
 * the data source of a template inside.
 */
final class RecordRows implements JRDataSource {

	private static final Map<Class<?>, Map<String, RecordComponent>> COMPONENTS = new ConcurrentHashMap<>();

	private final Iterator<?> rows;

	private final UnaryOperator<String> text;

	private Object row;

	/**
	 * Over rows that need not exist all at once.
	 * @param text what is done to every text before it is laid out
	 */
	RecordRows(Iterator<?> rows, UnaryOperator<String> text) {
		this.rows = rows;
		this.text = text;
	}

	@Override
	public boolean next() {
		if (!this.rows.hasNext()) {
			return false;
		}
		this.row = this.rows.next();
		return true;
	}

	@Override
	public Object getFieldValue(JRField field) {
		Object value = value(field.getName());
		if (value instanceof List<?> list) {
			return new RecordRows(list.iterator(), this.text);
		}
		return (value instanceof String string) ? this.text.apply(string) : value;
	}

	private Object value(String name) {
		RecordComponent component = COMPONENTS.computeIfAbsent(this.row.getClass(), RecordRows::components).get(name);
		if (component == null) {
			throw new IllegalArgumentException("no component " + name + " in " + this.row.getClass().getName());
		}
		try {
			return component.getAccessor().invoke(this.row);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, RecordComponent> components(Class<?> type) {
		Map<String, RecordComponent> components = new ConcurrentHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			components.put(component.getName(), component);
		}
		return components;
	}

}
