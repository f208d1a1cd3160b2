package dev.subblock.patches.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Changes of single files in a tree. Applying it reads and writes only the trees on the way to these files: a
 * kernel has 5,000 trees, and a patch touches five of them.
 */
public final class TreeEdit {

    private record Entry(FileMode mode, ObjectId id) {}

    // Git sorts a tree's names as bytes; one char per byte (ISO 8859-1) lets a String do the same.
    private final Map<String, TreeEdit> below = new HashMap<>();
    private final Map<String, Entry> here = new HashMap<>();

    /** Puts a blob at a path, in place of whatever file is there. */
    public void put(String path, FileMode mode, ObjectId blob) {
        at(path, new Entry(mode, blob));
    }

    /** Takes a file away; a directory that this leaves empty goes with it. */
    public void remove(String path) {
        at(path, null);
    }

    private void at(String path, Entry entry) {
        String rest = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        TreeEdit edit = this;
        for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
            edit = edit.below.computeIfAbsent(rest.substring(0, slash), name -> new TreeEdit());
            rest = rest.substring(slash + 1);
        }
        edit.here.put(rest, entry);
    }

    /**
     * Writes the changed trees.
     *
     * @param root the tree to change
     * @return the changed tree
     * @throws TreeException if a file would have to be where a directory is, or the other way round
     */
    public ObjectId applyTo(ObjectId root, ObjectReader reader, ObjectInserter inserter) throws TreeException, IOException {
        TreeFormatter tree = write(root, reader, inserter, "");
        return inserter.insert(tree == null ? new TreeFormatter() : tree);
    }

    /** @return null if nothing is left in the tree */
    private TreeFormatter write(ObjectId tree, ObjectReader reader, ObjectInserter inserter, String prefix)
            throws TreeException, IOException {
        TreeMap<String, Entry> entries = read(tree, reader);
        for (Map.Entry<String, Entry> change : here.entrySet()) {
            String name = change.getKey();
            if (entries.containsKey(name + "/") && !below.containsKey(name)) {
                throw clash(prefix + name);
            }
            if (change.getValue() == null) {
                entries.remove(name);
            } else {
                entries.put(name, change.getValue());
            }
        }
        for (Map.Entry<String, TreeEdit> change : below.entrySet()) {
            String name = change.getKey();
            Entry old = entries.get(name + "/");
            TreeFormatter inner = change.getValue().write(old == null ? null : old.id(), reader, inserter, prefix + name + "/");
            if (inner == null) {
                entries.remove(name + "/");
            } else if (entries.containsKey(name)) {
                throw clash(prefix + name);
            } else {
                entries.put(name + "/", new Entry(FileMode.TREE, inserter.insert(inner)));
            }
        }
        return entries.isEmpty() ? null : format(entries);
    }

    private static TreeMap<String, Entry> read(ObjectId tree, ObjectReader reader) throws IOException {
        TreeMap<String, Entry> entries = new TreeMap<>();
        if (tree == null) {
            return entries;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        for (; !parser.eof(); parser.next()) {
            byte[] raw = new byte[parser.getNameLength()];
            parser.getName(raw, 0);
            boolean isTree = parser.getEntryFileMode() == FileMode.TREE;
            // Git sorts a directory as if its name ended in a slash.
            String name = new String(raw, StandardCharsets.ISO_8859_1) + (isTree ? "/" : "");
            entries.put(name, new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return entries;
    }

    private static TreeFormatter format(TreeMap<String, Entry> entries) {
        TreeFormatter formatter = new TreeFormatter();
        entries.forEach((name, entry) -> {
            byte[] raw = name.getBytes(StandardCharsets.ISO_8859_1);
            int length = entry.mode() == FileMode.TREE ? raw.length - 1 : raw.length;
            formatter.append(raw, 0, length, entry.mode(), entry.id());
        });
        return formatter;
    }

    private static TreeException clash(String path) {
        String text = new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new TreeException(text + ": would be a file and a directory at once");
    }
}
