using System.Diagnostics;
using Npgsql;

namespace Biela.Acceptance.Tests;

/// <summary>A second process of a service beside the first one, as an operator rolls a new version out.</summary>
public sealed partial class Services
{
    /// <summary>A command of another build.</summary>
    public async Task RunOf(string build, params string[] command)
    {
        using var run = Launch(command, [], build: build);
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, Log);
    }

    /// <summary>Starts a further process of the service, of the build, at an address of its own.</summary>
    public async Task<(Process Process, Uri Address)> StartBeside(string service, string build)
    {
        var address = FreeAddress();
        var beside = Launch(["serve", "--topology", File, "--service", service, "--port", $"{address.Port}"], [], build: build);
        await Ready(beside, address);
        return (beside, address);
    }

    /// <summary>Has the gateway ask this process of the service, too, or only the first one again: from here on and without a pause.</summary>
    public Task Route(string service, Uri? beside = null)
    {
        Set($"biela__services__{service}__replicas__0", beside?.ToString());
        return Reload();
    }

    /// <summary>What a query of the services' common database counts.</summary>
    public async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(storage);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
