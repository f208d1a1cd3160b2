package dev.subblock.patches.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A series in the forms in which others read it.
 *
 * @param version e.g. {@code v2}; {@code v1} is not written into the subjects
 * @param cover the cover letter
 * @param patches in order
 */
public record SeriesWriter(String version, Optional<PatchMail> cover, List<PatchMail> patches) {
    /** As git format-patch has it: a name is found by its number, the rest helps the eye. */
    private static final int NAME_LENGTH = 52;
    /** mboxrd: git am --patch-format=mboxrd and every mailer take the quoting away again. */
    private static final Pattern FROM = Pattern.compile("(?md)^(?=>*From )");

    /**
     * The mails of a series that lies in a directory.
     *
     * @throws SeriesException if a file of it has become unreadable
     */
    public static SeriesWriter of(Series series) throws SeriesException {
        List<PatchMail> patches = new ArrayList<>();
        for (Patch patch : series.patches()) {
            Mail mail = MailReader.read(series.directory().resolve(patch.fileName()));
            patches.add(new PatchMail(patch.authorName(), patch.authorEmail(), patch.authored(), patch.title(), mail.body(),
                    mail.notes(), patch.diff()));
        }
        Optional<PatchMail> cover = Optional.empty();
        Optional<Path> file = SeriesReader.coverFile(series.directory());
        if (file.isPresent()) {
            Mail mail = MailReader.read(file.get());
            cover = Optional.of(new PatchMail(mail.authorName(), mail.authorEmail(), mail.authored(), mail.subject().title(),
                    withoutSignature(mail.body()), withoutSignature(mail.notes()), new byte[0]));
        }
        return new SeriesWriter(series.version(), cover, patches);
    }

    /** Below a diff it is found by the diff's end; a cover letter has none. */
    private static List<String> withoutSignature(List<String> lines) {
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 4); i--) {
            if (lines.get(i).stripTrailing().equals("--")) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    /**
     * One file for each mail, as {@code git format-patch} names them.
     *
     * @param directory is made; what is in it is not looked at
     */
    public void formatPatch(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (cover.isPresent()) {
            Files.write(directory.resolve("0000-cover-letter.patch"), MailText.of(cover.get(), place(0)));
        }
        for (int number = 1; number <= patches.size(); number++) {
            Files.write(directory.resolve(fileName(number)), MailText.of(patches.get(number - 1), place(number)));
        }
    }

    /** All mails in one file, as {@code git am} takes it. */
    public void mbox(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (cover.isPresent()) {
            out.writeBytes(quoted(MailText.of(cover.get(), place(0))));
        }
        for (int number = 1; number <= patches.size(); number++) {
            out.writeBytes(quoted(MailText.of(patches.get(number - 1), place(number))));
        }
        Files.write(file, out.toByteArray());
    }

    /** Patches and a {@code series} file. Quilt has no cover letter: it is the comment at the top of that file. */
    public void quilt(Path directory) throws IOException {
        Files.createDirectories(directory);
        StringBuilder series = new StringBuilder();
        cover.ifPresent(letter -> letter.message().lines().forEach(line -> series.append(("# " + line).stripTrailing()).append('\n')));
        for (int number = 1; number <= patches.size(); number++) {
            Files.write(directory.resolve(fileName(number)), MailText.of(patches.get(number - 1), place(number)));
            series.append(fileName(number)).append('\n');
        }
        Files.writeString(directory.resolve("series"), series);
    }

    private String fileName(int number) {
        String name = patches.get(number - 1).title().replaceAll("[^A-Za-z0-9_.]+", "-").replaceAll("\\.{2,}", ".").replaceAll("^-", "");
        String cut = name.substring(0, Math.min(NAME_LENGTH, name.length())).replaceAll("[-.]+$", "");
        return String.format("%04d-%s.patch", number, cut.isEmpty() ? "patch" : cut);
    }

    private String place(int number) {
        String of = version.equals("v1") ? "PATCH " : "PATCH " + version + " ";
        return patches.size() == 1 && cover.isEmpty() ? of.strip() : of + number + "/" + patches.size();
    }

    private static byte[] quoted(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int first = text.indexOf('\n') + 1;
        byte[] rest = FROM.matcher(text.substring(first)).replaceAll(">").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(mail, first + rest.length);
        System.arraycopy(rest, 0, all, first, rest.length);
        return all;
    }
}
