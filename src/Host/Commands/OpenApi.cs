using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Writes the OpenAPI document of every module, as a running Biela answers it.</summary>
internal static class OpenApi
{
    public static Command Command()
    {
        var folder = new Argument<string>("folder") { Description = "Where to write {module}.json.", DefaultValueFactory = _ => "docs/api" };
        var command = new Command("openapi", "Writes the OpenAPI documents (docs/api).") { folder };
        command.SetAction((parsed, ct) => Write(parsed.GetValue(folder)!, ct));
        return command;
    }

    /// <summary>Starts Biela on a throw-away folder and any free port, and keeps what it says of itself.</summary>
    public static async Task<int> Write(string folder, CancellationToken ct)
    {
        var data = Directory.CreateTempSubdirectory("biela-openapi");
        var topology = House.Topology(null);
        (topology.Storage, topology.Bus) = (data.FullName, "in-process");
        var builder = WebApplication.CreateBuilder();
        await using var app = BielaHost.Build(builder, topology, topology.Services.Keys.Single(), House.Modules());
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(ct);
        Directory.CreateDirectory(folder);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
        foreach (var module in House.Modules())
            await File.WriteAllTextAsync(Path.Combine(folder, module.Name + ".json"),
                (await http.GetStringAsync($"/openapi/{module.Name}.json", ct)).ReplaceLineEndings("\n") + "\n", ct);
        await app.StopAsync(ct);
        data.Delete(recursive: true);
        return 0;
    }
}
