namespace Biela.Modules.CashFlow;

/// <summary>Placeholder.</summary>
public sealed class CashFlowModule : Module<CashFlowDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class CashFlowDb(DbContextOptions<CashFlowDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
