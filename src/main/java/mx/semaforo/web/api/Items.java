package mx.semaforo.web.api;

import java.util.List;

/** Any list. @param next opaque cursor for {@code after}; null when nothing follows */
record Items<T>(List<T> items, String next) {

  static <T> Items<T> all(List<T> items) {
    return new Items<>(items, null);
  }
}
