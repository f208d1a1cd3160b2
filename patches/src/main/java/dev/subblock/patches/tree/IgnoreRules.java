package dev.subblock.patches.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * The {@code .gitignore} files of a checkout, read when first needed.
 *
 * <p>Debian appends the rule <code>/*</code> to the kernel's own, because its packaging repository has no kernel in
 * it. Taken at its word, it would hide every new source file; so a rule for everything at the root has no effect.
 */
final class IgnoreRules {
    private static final Set<String> EVERYTHING = Set.of("/*", "*");

    private final Path root;
    private final Map<String, IgnoreNode> nodes = new HashMap<>();

    IgnoreRules(Path root) {
        this.root = root;
    }

    /** Whether an untracked path is ignored; the directory it lies in is taken not to be. */
    boolean ignore(String path, boolean isDirectory) throws IOException {
        String directory = path;
        while (!directory.isEmpty()) {
            int slash = directory.lastIndexOf('/');
            directory = slash < 0 ? "" : directory.substring(0, slash);
            String relative = directory.isEmpty() ? path : path.substring(directory.length() + 1);
            Boolean ignored = node(directory).checkIgnored(relative, isDirectory);
            if (ignored != null) {
                return ignored;
            }
        }
        return false;
    }

    private IgnoreNode node(String directory) throws IOException {
        IgnoreNode node = nodes.get(directory);
        if (node == null) {
            Path file = root.resolve(directory).resolve(".gitignore");
            List<String> rules = Files.isRegularFile(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList() : List.of();
            List<String> kept = rules.stream().filter(r -> !directory.isEmpty() || !EVERYTHING.contains(r.strip())).toList();
            node = new IgnoreNode();
            node.parse(new ByteArrayInputStream(String.join("\n", kept).getBytes(StandardCharsets.UTF_8)));
            nodes.put(directory, node);
        }
        return node;
    }
}
