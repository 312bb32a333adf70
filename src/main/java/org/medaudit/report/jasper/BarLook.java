package org.medaudit.report.jasper;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import net.sf.jasperreports.charts.JRChart;
import net.sf.jasperreports.charts.JRChartCustomizer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;

/**
 * Flat bars, and room for the names of chapters; what a template cannot say of a chart.
 */
public final class BarLook implements JRChartCustomizer {

	private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

	@Override
	public void customize(JFreeChart chart, JRChart design) {
		CategoryPlot plot = chart.getCategoryPlot();
		plot.setBackgroundPaint(null);
		plot.setOutlineVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.getDomainAxis().setMaximumCategoryLabelLines(2);
		plot.getDomainAxis().setAxisLineVisible(false);
		plot.getRangeAxis().setVisible(false);
		plot.getRangeAxis().setUpperMargin(plot.getRangeAxis().getUpperMargin() * 4);
		BarRenderer bars = (BarRenderer) plot.getRenderer();
		bars.setBarPainter(new StandardBarPainter());
		bars.setShadowVisible(false);
		bars.setDefaultItemLabelGenerator(
				new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("#,##0.00", SYMBOLS)));
		bars.setMaximumBarWidth(bars.getMaximumBarWidth() / 8);
	}

}
