package mx.semaforo.asset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class AssetTable implements AssetRegister {

  private final AssetRepository assets;

  AssetTable(AssetRepository assets) {
    this.assets = assets;
  }

  @Override
  public Optional<Asset> find(String tag) {
    return assets.findById(tag.strip().toUpperCase(Locale.ROOT)).map(AssetRow::asset);
  }

  @Override
  public List<Asset> assignedTo(String login) {
    return assets.findByAssignedToOrderByTag(login).stream().map(AssetRow::asset).toList();
  }
}
