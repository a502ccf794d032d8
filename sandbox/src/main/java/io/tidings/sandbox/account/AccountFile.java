package io.tidings.sandbox.account;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.storage.DataFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;

/** {@code accounts.json} of the data folder; readable by its owner only, since it holds secrets. */
@Singleton
final class AccountFile {
    private static final TypeReference<List<Account>> ACCOUNTS = new TypeReference<>() {};

    private final Path file;
    private final Path draft;

    AccountFile(DataFolder folder) {
        file = folder.file("accounts.json");
        draft = folder.file("accounts.json.new");
    }

    List<Account> read() throws IOException {
        return Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), ACCOUNTS) : List.of();
    }

    void write(Collection<Account> accounts) throws IOException {
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(draft, Json.bytes(List.copyOf(accounts)));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
