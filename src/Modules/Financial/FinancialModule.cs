namespace Biela.Modules.Financial;

/// <summary>Placeholder.</summary>
public sealed class FinancialModule : Module<FinancialDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class FinancialDb(DbContextOptions<FinancialDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
