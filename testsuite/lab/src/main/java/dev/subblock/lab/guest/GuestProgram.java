package dev.subblock.lab.guest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Java program that runs in the guest.
 *
 * @param mainClass its main class
 * @param arguments what it is given
 * @param classPath jars and class directories, merged into one jar in this order
 * @param nativeLibraries files by the name they get in {@code /app}
 * @param systemProperties for the JVM, besides its own; {@code {app}} in a value becomes the directory of
 *     the native libraries
 * @param trainingArguments arguments for one run on the host that loads the classes a guest will need
 * @param trainingInput what that run reads from standard input
 */
public record GuestProgram(String mainClass, List<String> arguments, List<Path> classPath,
        Map<String, byte[]> nativeLibraries, Map<String, String> systemProperties,
        List<String> trainingArguments, String trainingInput) {
    public GuestProgram {
        arguments = List.copyOf(arguments);
        classPath = List.copyOf(classPath);
        nativeLibraries = Map.copyOf(nativeLibraries);
        systemProperties = Map.copyOf(systemProperties);
        trainingArguments = List.copyOf(trainingArguments);
    }
}
