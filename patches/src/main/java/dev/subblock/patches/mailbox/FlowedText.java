package dev.subblock.patches.mailbox;

/** RFC 3676, {@code format=flowed}: paragraphs that the sending program has wrapped, and that are unwrapped here. */
final class FlowedText {
    private FlowedText() {}

    /**
     * Joins what was wrapped, and takes away the blank that was put before lines that begin with one.
     *
     * @param text one char per byte, with LF line ends
     * @param delSp whether the blank at the end of a wrapped line was put there by the sender (DelSp=yes)
     */
    static String unwrap(String text, boolean delSp) {
        StringBuilder out = new StringBuilder(text.length());
        int depthBefore = -1;
        boolean open = false;
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean signature = content.equals("-- ");
            if (open && (depth != depthBefore || signature)) {
                out.append('\n');
                open = false;
            }
            if (!open) {
                out.append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            open = content.endsWith(" ") && !signature;
            out.append(open && delSp ? content.substring(0, content.length() - 1) : content).append(open ? "" : "\n");
            depthBefore = depth;
        }
        return open ? out.append('\n').toString() : out.toString();
    }
}
