using System.CommandLine;
using Biela.Kernel;
using Biela.Modules.Auth;

namespace Biela.Host.Commands;

/// <summary>Makes somebody who can sign in an administrator of the whole installation, who may suspend organizations.</summary>
internal static class Promote
{
    public static Command Command()
    {
        var (topology, data, email) = (Shell.TopologyFile(), Shell.Data(), new Argument<string>("email") { Description = "Who, by the e-mail of the login." });
        var command = new Command("promote", "Makes a user an administrator of the whole installation.") { email, topology, data };
        command.SetAction((parsed, ct) => Run(parsed.GetValue(email)!, Shell.Read(parsed.GetValue(topology), parsed.GetValue(data)), ct));
        return command;
    }

    private static async Task<int> Run(string email, Topology topology, CancellationToken ct)
    {
        await using var services = Shell.Open(topology);
        await using var scope = services.GetRequiredService<ModuleScopes>().For(services.GetServices<Module>().OfType<AuthModule>().Single(), Guid.Empty);
        var done = await ((AuthDb)scope.Db).Promote(email, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        Console.WriteLine(done ? $"{email} administers the installation from the next sign-in on." : $"Nobody signs in as '{email}'.");
        return done ? 0 : 1;
    }
}
