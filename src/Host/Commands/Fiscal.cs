using System.CommandLine;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>What stands in for the tax authorities in tests and demonstrations.</summary>
internal static class Fiscal
{
    public static Command Command() => new("fiscal", "Stands in for the tax authorities.") { Simulator(), Certificate() };

    private static Command Simulator()
    {
        var data = Data();
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", DefaultValueFactory = _ => 7443 };
        var schemas = new Option<string?>("--schemas") { Description = "Folder of the official schemas with a schemas.json." };
        var clock = new Option<string?>("--clock") { Description = "File that holds the clock's offset, as for serve." };
        var production = new Option<bool>("--production") { Description = "Stands for the production environment, not for homologação." };
        var command = new Command("simulator", "Runs a SEFAZ that authorises for no one but tests.") { data, port, schemas, clock, production };
        command.SetAction((parsed, ct) => Run(new(parsed.GetValue(data)!, parsed.GetValue(port))
        {
            Schemas = parsed.GetValue(schemas),
            Clock = parsed.GetValue(clock) is { } file ? new TravelClock(file) : TimeProvider.System,
            Environment = parsed.GetValue(production) ? FiscalEnvironment.Production : FiscalEnvironment.Homologation,
        }, ct));
        return command;
    }

    private static Command Certificate()
    {
        var data = Data();
        var cnpj = new Option<string>("--cnpj") { Description = "The company's CNPJ.", Required = true };
        var name = new Option<string>("--name") { Description = "The company's name.", Required = true };
        var file = new Option<string>("--out") { Description = "The file to write, .pfx.", Required = true };
        var password = new Option<string>("--password") { Description = "The file's password.", DefaultValueFactory = _ => "" };
        var command = new Command("certificate", "Issues an A1 certificate that the simulator of this folder accepts.") { data, cnpj, name, file, password };
        command.SetAction(parsed =>
        {
            if (!Cnpj.TryParse(parsed.GetValue(cnpj), out var company)) throw new InvalidOperationException($"--cnpj: '{parsed.GetValue(cnpj)}' is no CNPJ.");
            using var authority = Authority.Open(parsed.GetValue(data)!, TimeProvider.System);
            File.WriteAllBytes(parsed.GetValue(file)!, authority.Client(company, parsed.GetValue(name)!, parsed.GetValue(password)!));
        });
        return command;
    }

    private static Option<string> Data() => new("--data") { Description = "Folder of the simulator: its authority and what it authorised.", Required = true };

    private static async Task<int> Run(SefazOptions options, CancellationToken ct)
    {
        await using var sefaz = await Sefaz.Start(options, ct);
        Console.WriteLine($"The simulator answers at {sefaz.Url}; its clients trust {Path.Combine(options.Folder, "root.pem")}.");
        await sefaz.Stopped(ct);
        return 0;
    }
}
