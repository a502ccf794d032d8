/** Templates, languages and categories. Tables: template (of a workspace), language and category (of all). This is plain CRUD, so Hibernate does it; its transactions name their workspace first, as all others do. */
@NullMarked
package io.tidings.broadcast.catalog;

import org.jspecify.annotations.NullMarked;
