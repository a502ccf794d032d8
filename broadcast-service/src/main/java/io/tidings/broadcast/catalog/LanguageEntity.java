package io.tidings.broadcast.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "language")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LanguageEntity {

    @Id
    int id;

    String name;
    String code;

    Language language() {
        return new Language(id, name, code);
    }
}
