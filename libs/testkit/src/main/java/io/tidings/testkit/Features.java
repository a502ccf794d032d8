package io.tidings.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Assigns each class to the feature whose package it lives in; classes of dialects and of the root to none. */
final class Features implements SliceAssignment {
    private final String prefix;

    Features(String root) {
        this.prefix = root + ".";
    }

    @Override
    public String getDescription() {
        return "features of " + prefix + "*";
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(prefix) || (name + ".").contains(".api.")) {
            return SliceIdentifier.ignore();
        }
        return SliceIdentifier.of(name.substring(prefix.length()).split("\\.", 2)[0]);
    }
}
