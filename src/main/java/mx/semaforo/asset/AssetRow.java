package mx.semaforo.asset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "asset")
class AssetRow implements Persistable<String> {

  @Id
  private String tag;
  private String kind;
  private String model;
  private String serial;
  private String assignedTo;
  @Transient
  private boolean fresh;

  protected AssetRow() {}

  AssetRow(Asset asset) {
    tag = asset.tag();
    fresh = true;
    become(asset);
  }

  /** The same piece with other facts. */
  void become(Asset asset) {
    kind = asset.kind();
    model = asset.model();
    serial = asset.serial();
    assignedTo = asset.assignedTo();
  }

  Asset asset() {
    return new Asset(tag, kind, model, serial, assignedTo);
  }

  @Override
  public String getId() {
    return tag;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
