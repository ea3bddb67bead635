namespace Biela.Modules.Orders;

/// <summary>Placeholder.</summary>
public sealed class OrdersModule : Module<OrdersDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class OrdersDb(DbContextOptions<OrdersDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
