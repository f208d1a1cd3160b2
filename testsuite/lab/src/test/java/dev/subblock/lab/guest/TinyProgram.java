package dev.subblock.lab.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A guest's program: as small as one can be. It reads its training, and fails if asked to. */
public final class TinyProgram {

    private TinyProgram() {}

    public static void main(String[] args) throws IOException {
        String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        if (!input.equals("train\n") || !System.getProperty("tiny.home", "").endsWith("/app")) {
            System.out.println("no training: " + input);
            System.exit(4);
        }
        if (args.length > 0) {
            System.out.println("no such device: " + args[0]);
            System.exit(3);
        }
    }
}
