package mx.semaforo.asset;

import java.util.List;
import java.util.Optional;

/** The company's equipment; a table here, a company's own register could answer in its place. */
public interface AssetRegister {

  /** Upper and lower case are the same; empty for a tag that nobody registered. */
  Optional<Asset> find(String tag);

  /** What a person answers for, in the order of the tags. */
  List<Asset> assignedTo(String login);
}
