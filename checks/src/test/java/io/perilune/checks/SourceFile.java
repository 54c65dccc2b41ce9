package io.perilune.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the checks need from a source file and cannot see in its class file: imports (the compiler folds constants of
 * other rooms away) and {@code synchronized} blocks.
 */
record SourceFile(Path path, String packageName, List<Import> imports, List<Integer> synchronizedLines) {
    record Import(int line, String name) {
        /** The package of the imported type: everything before the first part that starts with a capital letter. */
        String packageName() {
            StringBuilder result = new StringBuilder();
            for (String part : name.split("\\.")) {
                if (part.equals("*") || Character.isUpperCase(part.charAt(0))) {
                    break;
                }
                result.append(result.isEmpty() ? "" : ".").append(part);
            }
            return result.toString();
        }
    }

    static List<SourceFile> parse(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            Trees trees = Trees.instance(task);
            List<SourceFile> result = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                result.add(read(unit, trees));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(CompilationUnitTree unit, Trees trees) {
        List<Import> imports = new ArrayList<>();
        for (ImportTree line : unit.getImports()) {
            imports.add(new Import(
                    line(unit, trees, line), line.getQualifiedIdentifier().toString()));
        }
        List<Integer> locked = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitSynchronized(SynchronizedTree node, Void none) {
                locked.add(line(unit, trees, node));
                return super.visitSynchronized(node, none);
            }

            @Override
            public Void visitMethod(MethodTree node, Void none) {
                if (node.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
                    locked.add(line(unit, trees, node));
                }
                return super.visitMethod(node, none);
            }
        }.scan(unit, null);
        Path path = Path.of(unit.getSourceFile().toUri());
        Tree name = unit.getPackageName();
        return new SourceFile(path, name == null ? "" : name.toString(), imports, locked);
    }

    private static int line(CompilationUnitTree unit, Trees trees, Tree node) {
        return (int) unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, node));
    }
}
