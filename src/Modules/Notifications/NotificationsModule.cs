namespace Biela.Modules.Notifications;

/// <summary>Placeholder.</summary>
public sealed class NotificationsModule : Module<NotificationsDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
