namespace Biela.Modules.Consolidated;

/// <summary>Placeholder.</summary>
public sealed class ConsolidatedModule : Module<ConsolidatedDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class ConsolidatedDb(DbContextOptions<ConsolidatedDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
