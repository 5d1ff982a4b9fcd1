import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Gives the classes of a jar that are older than Java 6 the class files of Java 17: class archives leave older ones
 * out, because they have no stack maps to be verified by. Run by the build: {@code NewerClassFiles JAR}.
 */
final class NewerClassFiles {
    private NewerClassFiles() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        byte[] old = Files.readAllBytes(jar);
        ByteArrayOutputStream renewed = new ByteArrayOutputStream(old.length);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(renewed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? renewed(content, loader) : content);
            }
        }
        // Untouched if it is as it was: an archive that has been made of it goes by its time.
        if (!Arrays.equals(old, renewed.toByteArray())) {
            Files.write(jar, renewed.toByteArray());
        }
    }

    /** @param loader of the classes that belong to it, whose ancestors decide on the types in stack maps */
    private static byte[] renewed(byte[] content, ClassLoader loader) {
        ClassReader reader = new ClassReader(content);
        if (reader.readShort(6) >= Opcodes.V1_6) {
            return content;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        ClassVisitor renewing = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String generic, String parent, String[] interfaces) {
                super.visit(Opcodes.V17, access, name, generic, parent, interfaces);
            }

            /** Newer class files have no {@code jsr}, by which old compilers called finally blocks. */
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
                return new JSRInlinerAdapter(method, access, name, type, generic, thrown);
            }
        };
        reader.accept(renewing, 0);
        return writer.toByteArray();
    }
}
