package dev.subblock.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The page of one command in section 1.
 *
 * @param name of the page, e.g. {@code subblock-series-list}
 * @param roff for the man macros, in ASCII; what is not ASCII is named by its code point
 */
public record ManPage(String name, String roff) {

    /** The pages of a command and all below it. */
    public static List<ManPage> of(CommandSpec command) {
        List<ManPage> pages = new ArrayList<>();
        pages.add(new ManPage(name(command), roff(command)));
        below(command).forEach(c -> pages.addAll(of(c)));
        return List.copyOf(pages);
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream().distinct().map(CommandLine::getCommandSpec).toList();
    }

    private static String roff(CommandSpec command) {
        StringBuilder to = new StringBuilder();
        Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
        String[] description = command.usageMessage().description();
        to.append(".TH ").append(name(command).toUpperCase(Locale.ROOT).replace("-", "\\-")).append(" 1 \"\" \"").append(text(command.root().version()[0])).append("\" \"subblock\"\n");
        section(to, "NAME");
        to.append(text(name(command))).append(" \\- ").append(text(description[0])).append('\n');
        section(to, "SYNOPSIS");
        to.append(text(help.synopsis(0).replaceAll("\\s+", " ").strip())).append('\n');
        if (description.length > 1) {
            section(to, "DESCRIPTION");
            paragraph(to, description);
        }
        if (!command.positionalParameters().isEmpty()) {
            section(to, "ARGUMENTS");
            command.positionalParameters().forEach(p -> entry(to, p.paramLabel(), p.description()));
        }
        section(to, "OPTIONS");
        command.options().stream().filter(o -> !o.hidden()).sorted(Comparator.comparing(o -> o.longestName().replaceFirst("^-+", "")))
                .forEach(o -> entry(to, String.join(", ", o.names()) + (o.arity().max() > 0 ? (o.arity().min() > 0 ? "=" + o.paramLabel() : "[=" + o.paramLabel() + "]") : ""),
                        o.description()));
        if (!command.subcommands().isEmpty()) {
            section(to, "COMMANDS");
            below(command).forEach(c -> entry(to, c.qualifiedName(), Arrays.copyOf(c.usageMessage().description(), 1)));
        }
        section(to, "EXIT STATUS");
        paragraph(to, command.root().usageMessage().footer());
        List<CommandSpec> related = new ArrayList<>(below(command));
        if (command.parent() != null) {
            related.add(0, command.parent());
        }
        if (!related.isEmpty()) {
            section(to, "SEE ALSO");
            to.append(related.stream().map(c -> ".BR " + text(name(c)) + " (1)").collect(Collectors.joining(" ,\n"))).append('\n');
        }
        return to.toString();
    }

    private static void section(StringBuilder to, String heading) {
        to.append(".SH ").append(heading).append('\n');
    }

    private static void entry(StringBuilder to, String term, String[] lines) {
        to.append(".TP\n.B ").append(text(term)).append('\n');
        paragraph(to, lines);
    }

    /** The lines as running text. An empty line at its start would be space that nobody asked for. */
    private static void paragraph(StringBuilder to, String[] lines) {
        Arrays.stream(lines).flatMap(l -> l.replace("%n", "\n").replace("%%", "%").lines()).map(String::strip).filter(l -> !l.isEmpty())
                .forEach(l -> to.append(text(l)).append('\n'));
    }

    /** Nothing in it means anything to roff, and no hyphen becomes another sign when it is copied. */
    private static String text(String plain) {
        StringBuilder to = new StringBuilder(plain.startsWith(".") || plain.startsWith("'") ? "\\&" : "");
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> to.append("\\e");
                case '-' -> to.append("\\-");
                case '\'' -> to.append("\\(aq");
                case '"' -> to.append("\\(dq");
                case '^' -> to.append("\\(ha");
                case '`' -> to.append("\\(ga");
                case '~' -> to.append("\\(ti");
                default -> to.append(c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\[u%04X]", c));
            }
        });
        return to.toString();
    }
}
