namespace Biela.Modules.Purchasing;

/// <summary>Placeholder.</summary>
public sealed class PurchasingModule : Module<PurchasingDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class PurchasingDb(DbContextOptions<PurchasingDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
