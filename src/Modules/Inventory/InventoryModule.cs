namespace Biela.Modules.Inventory;

/// <summary>Placeholder.</summary>
public sealed class InventoryModule : Module<InventoryDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class InventoryDb(DbContextOptions<InventoryDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
