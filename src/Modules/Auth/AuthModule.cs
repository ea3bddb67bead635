namespace Biela.Modules.Auth;

/// <summary>Placeholder.</summary>
public sealed class AuthModule : Module<AuthDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class AuthDb(DbContextOptions<AuthDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
