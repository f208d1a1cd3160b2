package dev.subblock.cli.experiment;

import dev.subblock.lab.kernel.KernelSource;
import dev.subblock.patches.base.BaseTree;
import dev.subblock.patches.base.Build;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Says in the laboratory's words what a base is built from. */
final class KernelSources {

    /** Kbuild's own variable for what a user adds to the preprocessor's command line. */
    private static final String USER_INCLUDES = "KCPPFLAGS";

    private KernelSources() {}

    /** @param patches directory of everything that is carried */
    static KernelSource of(Kernel kernel, Path patches) {
        return of(kernel.origin().tree(), kernel.origin().base().build(), patches, kernel.tree());
    }

    /**
     * A kernel of a base.
     *
     * @param patches directory of everything that is carried
     * @param tree id of the kernel's tree
     */
    static KernelSource of(BaseTree base, Build build, Path patches, String tree) {
        Map<String, Path> directories = new HashMap<>();
        build.files().ifPresent(files -> directories.put("base", patches.resolve(files)));
        Map<String, String> make = new TreeMap<>(build.make());
        make.putAll(base.given().make());
        StringBuilder includes = new StringBuilder(make.getOrDefault(USER_INCLUDES, ""));
        for (int i = 0; i < base.given().includes().size(); i++) {
            String name = "include-" + i;
            directories.put(name, base.given().includes().get(i));
            includes.append(includes.isEmpty() ? "" : " ").append("-I{").append(name).append('}');
        }
        if (!includes.isEmpty()) {
            make.put(USER_INCLUDES, includes.toString());
        }
        KernelSource.Target target = build.image() == Build.ImageForm.BZIMAGE ? KernelSource.Target.BZIMAGE : KernelSource.Target.VMLINUX;
        return new KernelSource(base.base(), base.repository(), tree, make, directories, target);
    }
}
