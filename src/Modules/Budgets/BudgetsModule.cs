namespace Biela.Modules.Budgets;

/// <summary>Placeholder.</summary>
public sealed class BudgetsModule : Module<BudgetsDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class BudgetsDb(DbContextOptions<BudgetsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
