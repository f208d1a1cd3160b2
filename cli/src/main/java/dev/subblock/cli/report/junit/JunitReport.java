package dev.subblock.cli.report.junit;

import dev.subblock.cli.report.Report;
import dev.subblock.cli.run.Matrix;
import dev.subblock.cli.run.Results;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML: a suite for each kernel and one for the controls, a case for each scenario. {@code failure}: something is wrong that was
 * to be right; {@code error}: inconclusive, or our own trouble; {@code skipped}: not promised, or to fail before its patch and failing.
 */
public final class JunitReport {

    /** A case of a suite. {@code element} is empty for a pass. */
    private record Case(String className, String name, String element, String message, List<String> output) {}

    private final Report report;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitReport(Report report) throws XMLStreamException {
        this.report = report;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /** The whole of it; it ends with a line feed. */
    public static String render(Report report) {
        try {
            return new JunitReport(report).render();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can't be written to", e);
        }
    }

    private String render() throws XMLStreamException {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        Matrix matrix = report.matrix();
        for (Results.StepInfo kernel : matrix.kernels()) {
            List<Case> cases = new ArrayList<>();
            if (!kernel.build().equals("ok")) {
                cases.add(new Case("subblock." + kernel.kernel(), "build", "error", kernel.build().equals("failed") ? "does not build" : "not built yet", List.of()));
            }
            matrix.classes().forEach(c -> matrix.of(kernel.kernel(), c).forEach(cell -> cases.add(of(cell))));
            suites.put(kernel.kernel(), cases);
        }
        if (!report.results().controls().isEmpty()) {
            suites.put("controls", report.results().controls().stream().map(JunitReport::of).toList());
        }
        write(suites);
        return text + "\n";
    }

    private Case of(Results.CellInfo cell) {
        Optional<String> expected = report.expected(cell);
        String element = switch (cell.verdict()) {
            case "pass" -> "";
            case "fail" -> expected.isPresent() ? "skipped" : "failure";
            case "skip" -> "skipped";
            default -> "error";
        };
        String why = expected.map(e -> "to fail here, and did: " + e).orElse(cell.verdict() + ": " + cell.reason());
        List<String> output = new ArrayList<>();
        if (!element.isEmpty()) {
            output.add(cell.reason());
            output.addAll(cell.findings());
            output.addAll(cell.landing());
            output.add("to see it again: " + report.rerun(cell));
        }
        return new Case("subblock." + cell.kernel() + "." + cell.raceClass(), cell.scenario(), element, why, output);
    }

    private static Case of(Results.ControlInfo control) {
        String element = switch (control.verdict()) {
            case "caught" -> "";
            case "missed" -> "failure";
            default -> "error";
        };
        return new Case("subblock.controls", control.id(), element, control.reason(), List.of());
    }

    private void write(Map<String, List<Case>> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line("\n");
        xml.writeStartElement("testsuites");
        attribute("name", report.answer());
        counts(suites.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
            line("\n  ");
            xml.writeStartElement("testsuite");
            attribute("name", suite.getKey());
            counts(suite.getValue());
            attribute("time", String.valueOf(report.results().timings().getOrDefault("boot " + suite.getKey(), 0.0)));
            properties();
            for (Case one : suite.getValue()) {
                write(one);
            }
            line("\n  ");
            xml.writeEndElement();
        }
        line("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void counts(List<Case> cases) throws XMLStreamException {
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, "failure"));
        attribute("errors", count(cases, "error"));
        attribute("skipped", count(cases, "skipped"));
    }

    private static String count(List<Case> cases, String element) {
        return String.valueOf(cases.stream().filter(c -> c.element().equals(element)).count());
    }

    private void properties() throws XMLStreamException {
        line("\n    ");
        xml.writeStartElement("properties");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("run", String.valueOf(report.run().getFileName()));
        properties.put("state", report.state().name().toLowerCase(java.util.Locale.ROOT));
        properties.put("base", report.results().base().name() + " " + report.results().base().version());
        properties.put("series", report.results().series().name() + " " + report.results().series().version());
        properties.put("subblock", report.results().host().subblock());
        properties.put("accelerator", report.results().host().accelerator());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", String.valueOf(property.getValue()));
        }
        xml.writeEndElement();
    }

    private void write(Case one) throws XMLStreamException {
        line("\n    ");
        xml.writeStartElement("testcase");
        attribute("classname", one.className());
        attribute("name", one.name());
        attribute("time", "0");
        if (!one.element().isEmpty()) {
            xml.writeEmptyElement(one.element());
            attribute("message", one.message());
            if (!one.element().equals("skipped")) {
                attribute("type", one.element().equals("failure") ? "corruption" : "inconclusive-or-trouble");
            }
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(String.join("\n", one.output())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private void line(String blanks) throws XMLStreamException {
        xml.writeCharacters(blanks);
    }

    /** XML 1.0 has no words for most control characters, nor for half a surrogate pair. */
    private static String clean(String words) {
        StringBuilder clean = new StringBuilder();
        words.codePoints().forEach(c -> clean.appendCodePoint(c == '\n' || c == '\t' || c >= 0x20 && c < 0xd800 && c != 0x7f
                || c >= 0xe000 && c < 0xfffe || c >= 0x10000 ? c : 0xfffd));
        return clean.toString();
    }
}
