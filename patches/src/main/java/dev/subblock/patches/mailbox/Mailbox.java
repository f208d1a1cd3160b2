package dev.subblock.patches.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What lies in an mbox, a maildir, a directory of mails or of {@code git format-patch}, or in one mail.
 *
 * @param letters in the order in which they lie there; files by their names
 * @param remarks what was not looked at, a line each
 */
public record Mailbox(List<Letter> letters, List<String> remarks) {
    public Mailbox {
        letters = List.copyOf(letters);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param source a file, packed with gzip or not, or a directory; of a directory with {@code cur} and {@code new}, those
     * @throws MailboxException if it is not there, has no mail, or goes beyond {@link Limits}
     */
    public static Mailbox read(Path source) throws MailboxException {
        try {
            if (Files.isRegularFile(source)) {
                return new Collection().add(source).mailbox(source);
            }
            if (!Files.isDirectory(source)) {
                throw new MailboxException(source + ": no such file or directory");
            }
            Collection collection = new Collection();
            boolean maildir = Files.isDirectory(source.resolve("cur")) && Files.isDirectory(source.resolve("new"));
            for (Path directory : maildir ? List.of(source.resolve("cur"), source.resolve("new")) : List.of(source)) {
                collection.addAll(directory, maildir);
            }
            return collection.mailbox(source);
        } catch (IOException e) {
            throw new MailboxException(source + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The mails of bytes that were read elsewhere. */
    public static Mailbox of(String origin, byte[] bytes) throws MailboxException {
        Collection collection = new Collection();
        collection.cut(origin, bytes);
        return new Mailbox(collection.letters, collection.remarks);
    }

    /** What was found so far. */
    private static final class Collection {
        private final List<Letter> letters = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private long bytes;

        Collection add(Path file) throws IOException, MailboxException {
            byte[] content = content(file);
            bytes += content.length;
            if (bytes > Limits.SOURCE_BYTES) {
                throw tooMuch(file);
            }
            cut(file.getFileName().toString(), content);
            return this;
        }

        void addAll(Path directory, boolean maildir) throws IOException, MailboxException {
            List<Path> files;
            try (Stream<Path> entries = Files.list(directory)) {
                files = entries.limit(Limits.MAILS + 1L).sorted().toList();
            }
            if (files.size() > Limits.MAILS) {
                throw new MailboxException(directory + ": has more than " + Limits.MAILS + " files");
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    remarks.add(name + " is no plain file and was not looked at");
                } else if (maildir || name.matches(".*\\.(patch|eml|mbox|mbx|txt|diff|mail|gz)|[^.]*")) {
                    add(file);
                } else {
                    remarks.add(name + " was not looked at: its name is not that of a mail");
                }
            }
        }

        void cut(String origin, byte[] content) throws MailboxException {
            // git format-patch quotes nothing, an mbox does.
            List<byte[]> mails = MboxCut.isMbox(content) ? MboxCut.mails(origin, content, !origin.endsWith(".patch")) : List.of(content);
            for (int i = 0; i < mails.size(); i++) {
                if (letters.size() == Limits.MAILS) {
                    throw new MailboxException(origin + ": with it, there are more than " + Limits.MAILS + " mails");
                }
                letters.add(LetterReader.read(mails.size() == 1 ? origin : origin + ", mail " + (i + 1), mails.get(i)));
            }
        }

        private static byte[] content(Path file) throws IOException, MailboxException {
            if (Files.size(file) > Limits.SOURCE_BYTES) {
                throw tooMuch(file);
            }
            byte[] content = Files.readAllBytes(file);
            if (content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                    byte[] unpacked = in.readNBytes(Limits.SOURCE_BYTES + 1);
                    if (unpacked.length > Limits.SOURCE_BYTES) {
                        throw tooMuch(file);
                    }
                    return unpacked;
                }
            }
            return content;
        }

        private static MailboxException tooMuch(Path file) {
            return new MailboxException(file + ": is more than " + (Limits.SOURCE_BYTES >> 20) + " MiB: save the thread of the series alone");
        }

        Mailbox mailbox(Path source) throws MailboxException {
            if (letters.isEmpty()) {
                throw new MailboxException(source + ": has no mail in it");
            }
            return new Mailbox(letters, remarks);
        }
    }
}
