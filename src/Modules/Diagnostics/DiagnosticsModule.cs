namespace Biela.Modules.Diagnostics;

/// <summary>Placeholder.</summary>
public sealed class DiagnosticsModule : Module<DiagnosticsDb>
{
    /// <inheritdoc/>
    public override void Map(RouteGroupBuilder api)
    {
    }
}

/// <summary>The module's tables.</summary>
public sealed class DiagnosticsDb(DbContextOptions<DiagnosticsDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
    }
}
