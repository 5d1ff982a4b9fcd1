import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
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
 * Makes jars fit for class archives. Classes older than Java 6 get the class files of Java 17: archives leave older ones
 * out, because they have no stack maps to be verified by. Packages are unsealed: a JVM with an archive that was made at
 * another place would refuse to start on one that is sealed. Run by the build: {@code ArchivableJars DIRECTORY}.
 */
final class ArchivableJars {
    private ArchivableJars() {}

    public static void main(String[] args) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            for (Path jar : jars) {
                renew(jar);
            }
        }
    }

    private static void renew(Path jar) throws IOException {
        ByteArrayOutputStream renewed = new ByteArrayOutputStream();
        boolean changed = false;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(renewed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] old = in.readAllBytes();
                byte[] content = renewed(entry.getName(), old, loader);
                changed |= content != old;
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(content);
            }
        }
        // Untouched if it is as it was: an archive that has been made of it goes by its time.
        if (changed) {
            Files.write(jar, renewed.toByteArray());
        }
    }

    private static byte[] renewed(String name, byte[] content, ClassLoader loader) throws IOException {
        if (name.equals(JarFile.MANIFEST_NAME)) {
            return unsealed(content);
        }
        return name.endsWith(".class") ? renewed(content, loader) : content;
    }

    private static byte[] unsealed(byte[] content) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(content));
        if (manifest.getMainAttributes().remove(Attributes.Name.SEALED) == null) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
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
