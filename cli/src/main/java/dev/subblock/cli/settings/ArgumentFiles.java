package dev.subblock.cli.settings;

import dev.subblock.cli.exit.CliException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the words of a file in place of {@code @FILE}: between them is white space, a word with blanks stands in quotes,
 * # begins a comment. {@code @@} stands for an @; behind {@code --} nothing is replaced. picocli does the same without a bound.
 */
public final class ArgumentFiles {

    /** All of the kernel's list of arguments has 2 MiB (execve(2)); a wrong name, or a device, is not read to its end. */
    private static final int MOST_BYTES = 1 << 20;
    /** A file that names itself ends somewhere. */
    private static final int DEEPEST = 8;

    private final List<String> words = new ArrayList<>();
    private int left = MOST_BYTES;

    private ArgumentFiles() {}

    /** @throws CliException if a file is missing, can't be read, or all of them have more than 1 MiB or are nested more than 8 deep */
    public static List<String> expand(List<String> arguments) throws CliException {
        ArgumentFiles files = new ArgumentFiles();
        int end = arguments.indexOf("--") < 0 ? arguments.size() : arguments.indexOf("--");
        files.add(arguments.subList(0, end), 0);
        files.words.addAll(arguments.subList(end, arguments.size()));
        return List.copyOf(files.words);
    }

    private void add(List<String> arguments, int depth) throws CliException {
        for (String word : arguments) {
            if (!word.startsWith("@") || word.equals("@")) {
                words.add(word);
            } else if (word.startsWith("@@")) {
                words.add(word.substring(1));
            } else if (depth == DEEPEST) {
                throw CliException.usage(word + ": files of arguments name one another more than " + DEEPEST + " deep");
            } else {
                add(read(word), depth + 1);
            }
        }
    }

    private List<String> read(String word) throws CliException {
        Path file = Path.of(word.substring(1));
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw CliException.usage(word + ": no such file of arguments; @@ stands for an @");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(left + 1);
            left -= bytes.length;
            if (left < 0) {
                throw CliException.usage(word + ": files of arguments have " + MOST_BYTES + " bytes at most");
            }
            return words(bytes);
        } catch (IOException e) {
            throw CliException.usage(word + " can't be read: " + e.getMessage());
        }
    }

    private static List<String> words(byte[] bytes) throws IOException {
        StreamTokenizer tokens = new StreamTokenizer(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        tokens.resetSyntax();
        tokens.wordChars(' ', Character.MAX_VALUE);
        tokens.whitespaceChars(0, ' ');
        tokens.quoteChar('"');
        tokens.quoteChar('\'');
        tokens.commentChar('#');
        List<String> found = new ArrayList<>();
        while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
            found.add(tokens.sval);
        }
        return found;
    }
}
