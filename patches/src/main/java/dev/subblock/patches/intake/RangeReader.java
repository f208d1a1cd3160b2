package dev.subblock.patches.intake;

import dev.subblock.patches.PatchesException;
import dev.subblock.patches.history.CommitRange;
import dev.subblock.patches.history.History;
import dev.subblock.patches.history.HistoryCommit;
import dev.subblock.patches.series.PatchMail;
import dev.subblock.patches.series.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Makes patches of commits, as {@code git format-patch BASE..TIP} does. */
public final class RangeReader {
    /** Whole ids: the blobs can be found again for a three-way merge. */
    private static final int ID_LENGTH = 40;

    private RangeReader() {}

    /**
     * @param directory a git repository
     * @param range {@code BASE..TIP}
     * @throws PatchesException if there is no such range, a commit of it is a merge or has a binary change, or there are
     *         more commits than {@link SeriesImport#MOST_PATCHES}
     */
    public static Intake read(Path directory, String range) throws PatchesException, IOException {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2 || ends[0].isBlank()) {
            throw new IntakeException(range + ": is no range; write BASE..TIP");
        }
        List<String> remarks = new ArrayList<>();
        List<PatchMail> patches = new ArrayList<>();
        try (History history = History.open(directory);
                Repository repository = new FileRepositoryBuilder().setGitDir(history.gitDirectory().toFile()).setMustExist(true).build();
                RevWalk walk = new RevWalk(repository)) {
            CommitRange commits = history.range(ends[0], ends[1].isBlank() ? "HEAD" : ends[1], SeriesImport.MOST_PATCHES);
            List<HistoryCommit> oldestFirst = new ArrayList<>(commits.commits());
            Collections.reverse(oldestFirst);
            for (HistoryCommit commit : oldestFirst) {
                RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit.id()));
                if (parsed.getParentCount() != 1) {
                    throw new IntakeException(commit.id().substring(0, 12) + " is a merge, or has nothing before it; name a range without one");
                }
                byte[] diff = diff(repository, walk.parseCommit(parsed.getParent(0)), parsed);
                if (diff.length == 0) {
                    remarks.add(commit.id().substring(0, 12) + ": left out, it changes nothing: \"" + parsed.getShortMessage() + "\"");
                } else {
                    patches.add(mail(parsed, diff, remarks));
                }
            }
        }
        if (patches.isEmpty()) {
            throw new IntakeException(range + ": no commit of it changes anything");
        }
        return new Intake("v1", Optional.empty(), patches, remarks);
    }

    private static byte[] diff(Repository repository, RevCommit before, RevCommit after) throws IOException, IntakeException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setRepository(repository);
            formatter.setAbbreviationLength(ID_LENGTH);
            formatter.setDetectRenames(true);
            for (DiffEntry entry : formatter.scan(before.getTree(), after.getTree())) {
                if (formatter.toFileHeader(entry).getPatchType() != PatchType.UNIFIED) {
                    throw new IntakeException(after.abbreviate(12).name() + ": changes " + entry.getNewPath() + " as binary data; only text is carried");
                }
                formatter.format(entry);
            }
        }
        return out.toByteArray();
    }

    private static PatchMail mail(RevCommit commit, byte[] diff, List<String> remarks) throws IntakeException {
        PersonIdent author = commit.getAuthorIdent();
        String id = commit.abbreviate(12).name();
        String message = commit.getFullMessage().strip();
        String title = Subject.of(commit.getShortMessage()).title();
        if (!title.equals(commit.getShortMessage().strip())) {
            remarks.add(id + ": the prefix of a mail in its title was left out: \"" + commit.getShortMessage() + "\"");
        }
        if (title.isEmpty()) {
            throw new IntakeException(id + ": has no message");
        }
        int end = message.indexOf("\n\n");
        List<String> body = new ArrayList<>();
        for (String line : (end < 0 ? "" : message.substring(end)).lines().map(String::stripTrailing).toList()) {
            boolean cuts = line.equals("---") || line.startsWith("diff -") || line.startsWith("Index: ") || line.startsWith("--- ");
            if (cuts) {
                remarks.add(id + ": a line of its message would end it in a mail, and got a blank in front: \"" + line + "\"");
            }
            body.add(cuts ? " " + line : line);
        }
        String name = author.getName().replaceAll("[<>\"\\p{Cntrl}]", "").strip();
        String email = author.getEmailAddress().replaceAll("[<>\\s]", "");
        if (!name.equals(author.getName()) || name.isEmpty() || email.isEmpty()) {
            remarks.add(id + ": its author's name or address cannot stand in a mail as it is: " + author.getName());
        }
        name = name.isEmpty() ? "unknown" : name;
        return new PatchMail(name, email.isEmpty() ? "unknown@subblock.invalid" : email,
                OffsetDateTime.ofInstant(author.getWhenAsInstant(), author.getZoneId()), title, PatchLetter.trimmed(body), List.of(), diff);
    }
}
