package dev.subblock.cli.command;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import dev.subblock.cli.experiment.BaseTrees;
import dev.subblock.cli.experiment.Carried;
import dev.subblock.cli.submission.PatchVerdict;
import dev.subblock.cli.run.Rerun;
import dev.subblock.cli.workplace.Workplace;
import dev.subblock.patches.PatchesException;
import dev.subblock.patches.intake.LonePatch;
import dev.subblock.patches.mailbox.Limits;
import dev.subblock.patches.mailbox.Mailbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the protocol of b4's check commands: what it says it says in JSON, and it fails only where it can say nothing. */
@Command(name = "b4-check", mixinStandardHelpOptions = true, description = {"Checks the patch in one mail, for reviewers' tools.",
            "Reads the mail from standard input and writes a JSON array, as b4 asks of its",
            "review-perpatch-check-cmd: form, the base's checkpatch.pl, whether it applies."})
public final class B4CheckCommand implements Callable<Integer> {

    @ParentCommand
    Subblock root;

    @Option(names = "--base", paramLabel = "BASE", defaultValue = Rerun.USUAL_BASE,
            description = "The kernel source that it is for (default: ${DEFAULT-VALUE}).")
    String base;

    @Parameters(paramLabel = "MAIL", arity = "0..1", description = "A file with the mail, instead of standard input.")
    Optional<Path> mail = Optional.empty();

    @Override
    public Integer call() throws CliException, PatchesException, IOException, InterruptedException {
        Workplace workplace = root.workplace();
        Mailbox mailbox = Mailbox.of(mail.map(Path::toString).orElse("standard input"), read());
        Optional<LonePatch> patch = LonePatch.of(mailbox);
        List<PatchVerdict> said = patch.isEmpty() ? List.of() : PatchVerdict.of(patch.get(), new BaseTrees(workplace).tree(new Carried(workplace).base(base)), workplace);
        workplace.out().println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(said));
        return ExitCode.OK;
    }

    private byte[] read() throws CliException, IOException {
        try (InputStream in = mail.isPresent() ? Files.newInputStream(mail.get()) : System.in) {
            byte[] read = in.readNBytes(Limits.MAIL_BYTES + 1);
            if (read.length > Limits.MAIL_BYTES) {
                throw CliException.usage("the mail is larger than " + (Limits.MAIL_BYTES >> 20) + " MiB");
            }
            return read;
        } catch (NoSuchFileException e) {
            throw CliException.usage(mail.get() + ": no such file");
        }
    }
}
