package io.tidings.broadcast.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "category")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CategoryEntity {

    @Id
    int id;

    String name;

    Category category() {
        return new Category(id, name);
    }
}
