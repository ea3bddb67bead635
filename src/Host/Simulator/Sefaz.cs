using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Net.Http.Headers;

namespace Biela.Host.Simulator;

/// <summary>How a simulator is started.</summary>
/// <param name="Folder">Where it keeps its authority and its ledger.</param>
/// <param name="Port">On 127.0.0.1; 0 for any.</param>
internal sealed record SefazOptions(string Folder, int Port)
{
    /// <summary>What it stands for; messages of the other one are refused (252).</summary>
    public FiscalEnvironment Environment { get; init; } = FiscalEnvironment.Homologation;

    /// <summary>A folder with the official schemas and their schemas.json.</summary>
    public string? Schemas { get; init; }

    /// <summary>The security codes by state (its letters) that makers of software have to prove that they know.</summary>
    public IReadOnlyDictionary<string, CsrtOptions> Csrt { get; init; } = new Dictionary<string, CsrtOptions>();

    /// <summary>The clock, which may travel.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>
/// A state's tax authority for tests and demonstrations: the web services of the NF-e over mutual TLS, as strict as the real ones, for all states at
/// once, with its contingency under /svc. What it has authorised it remembers, whatever happens to the answer.
/// </summary>
internal sealed class Sefaz : IAsyncDisposable
{
    private const int LargestBody = 2 * 1024 * 1024;

    private static readonly Dictionary<string, FiscalService> Services =
        Enum.GetValues<FiscalService>().ToDictionary(service => Soap.NamespaceOf(service).Split('/')[^1], StringComparer.OrdinalIgnoreCase);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Office office;
    private readonly NoteDesk notes;
    private readonly QueryDesk queries;
    private readonly EventDesk events;
    private readonly VoidingDesk voidings;
    private readonly ServiceDesk services;
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> answered = new();
    private volatile Mood mood = new(new());
    private int drops;

    private Sefaz(SefazOptions options)
    {
        var authority = Authority.Open(options.Folder, options.Clock);
        office = new(authority, new(options.Folder, options.Environment), options.Environment,
            options.Schemas is { } schemas ? SchemaSets.Load(schemas) : null, options.Clock)
        {
            Csrt = options.Csrt,
        };
        (notes, queries, events, voidings, services) = (new(office), new(office), new(office), new(office), new(office));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = authority.Server();
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => authority.Fault(certificate, office.Clock.GetUtcNow()) is null;
            }));
        });
        app = builder.Build();
        app.Run(Serve);
    }

    /// <summary>Where it answers.</summary>
    public Uri Url => new(app.Urls.Single());

    /// <summary>Its certification authority.</summary>
    public Authority Authority => office.Authority;

    /// <summary>What it has authorised so far.</summary>
    public Ledger Ledger => office.Ledger;

    /// <summary>How often it hung up.</summary>
    public int Drops => drops;

    /// <summary>How often an answer that was not dropped had this code, of the message or of something in it.</summary>
    public int Answered(int status) => answered.GetValueOrDefault($"{status}");

    /// <summary>From now on it behaves so.</summary>
    public void Behave(Behaviour told) => mood = new(told);

    /// <summary>Starts one on a folder; it goes on where the last one there stopped.</summary>
    public static async Task<Sefaz> Start(SefazOptions options, CancellationToken ct = default)
    {
        var sefaz = new Sefaz(options);
        await sefaz.app.StartAsync(ct);
        return sefaz;
    }

    /// <summary>Waits until the process is told to stop.</summary>
    public Task Stopped(CancellationToken ct) => app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        office.Ledger.Dispose();
        office.Authority.Dispose();
    }

    private Task Serve(HttpContext http) => (http.Request.Method, http.Request.Path.Value!.Trim('/').Split('/')) switch
    {
        ("POST", ["simulator", "behaviour"]) => Tell(http),
        ("DELETE", ["simulator", "behaviour"]) => Forget(http),
        ("GET", ["simulator", "notes"]) => List(http),
        ("POST", ["SefinNacional", "nfse"]) => Exchange(http, body => services.Issue(body, mood.For(null))),
        ("POST", ["SefinNacional", "nfse", var key, "eventos"]) => Exchange(http, body => services.Declare(key, body)),
        ("GET", ["SefinNacional", "dps", var id]) => Exchange(http, _ => services.Declaration(id)),
        ("GET", ["SefinNacional", "nfse", var key]) => Exchange(http, _ => services.Note(key)),
        ("GET", ["SefinNacional", "nfse", var key, "eventos", var type, var sequence]) => Exchange(http, _ => services.Event(key, type, sequence)),
        ("POST", [var name]) when Services.TryGetValue(name, out var service) => Exchange(http, service, contingency: false),
        ("POST", ["svc", var name]) when Services.TryGetValue(name, out var service) && service != FiscalService.Voiding =>
            Exchange(http, service, contingency: true),
        _ => Refuse(http, 404),
    };

    private async Task Exchange(HttpContext http, FiscalService service, bool contingency)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (!Speaks(http.Request.ContentType, service))
        {
            await Refuse(http, 415);
            return;
        }
        if (Message.Open(service, contingency, body.ToArray()) is not { } message)
        {
            await Fault(http);
            return;
        }
        var (now, model, asker) = (mood, message.Model, IcpIdentity.Of(http.Connection.ClientCertificate!).Taxpayer?.Value ?? "");
        var told = now.For(model, contingency);
        // What has arrived is done, however long ago its sender gave up waiting.
        if (told.DelayMs > 0) await Task.Delay(told.DelayMs, app.Lifetime.ApplicationStopping);
        if (now.DropsBefore(model, contingency))
        {
            Drop(http);
            return;
        }
        var reply = Answer(message, told, asker);
        if (now.DropsAfter(model, reply.Done, contingency))
        {
            Drop(http);
            return;
        }
        foreach (var code in XElement.Parse(reply.Body).Descendants(Message.Space + "cStat")) answered.AddOrUpdate(code.Value, 1, (_, known) => known + 1);
        await Write(http, service, reply.Body);
    }

    private void Drop(HttpContext http)
    {
        Interlocked.Increment(ref drops);
        http.Abort();
    }

    /// The Sefin Nacional is as moody as the others.
    private async Task Exchange(HttpContext http, Func<byte[], SefinReply> answer)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var now = mood;
        if (now.For(null).DelayMs is > 0 and var delay) await Task.Delay(delay, http.RequestAborted);
        if (now.DropsBefore(null))
        {
            Drop(http);
            return;
        }
        var reply = now.For(null).Status is null ? answer(body.ToArray()) : new(503, []);
        if (now.DropsAfter(null, reply.Done))
        {
            Drop(http);
            return;
        }
        http.Response.StatusCode = reply.Status;
        await http.Response.WriteAsJsonAsync(reply.Body, http.RequestAborted);
    }

    /// SOAP 1.2; the action may be left out, but not be that of another service.
    private static bool Speaks(string? type, FiscalService service) => MediaTypeHeaderValue.TryParse(type, out var media)
        && media.MediaType.Equals("application/soap+xml", StringComparison.OrdinalIgnoreCase)
        && (media.Parameters.FirstOrDefault(parameter => parameter.Name == "action") is not { } action
            || Soap.MediaTypeOf(service).EndsWith($"\"{action.GetUnescapedValue()}\"", StringComparison.Ordinal));

    private Reply Answer(Message message, Behaviour told, string asker)
    {
        if (message.Fault() is { } fault) return Say(message, fault);
        if (told.Status is { } status) return Say(message, Verdict.Of(status));
        return message.Service switch
        {
            FiscalService.Authorisation => notes.Authorise(message, told),
            FiscalService.Result => notes.Result(message),
            FiscalService.Query => queries.Query(message, asker, told),
            FiscalService.Status => queries.Status(message),
            FiscalService.Voiding => voidings.Void(message),
            _ => events.Register(message, told),
        };
    }

    /// One code in the form of the service's answers.
    private Reply Say(Message message, Verdict verdict) => message.Service switch
    {
        FiscalService.Authorisation => new(notes.Lot(message, verdict, office.Now, "")),
        FiscalService.Result => notes.Receipt(message, verdict),
        FiscalService.Query => queries.Answer(message, verdict),
        FiscalService.Status => queries.StatusAnswer(message, verdict),
        FiscalService.Voiding => voidings.Answer(message, verdict),
        _ => events.Lot(message, verdict),
    };

    private async Task Tell(HttpContext http)
    {
        if (await Behaviour.Read(http.Request.Body, http.RequestAborted) is not { } told) http.Response.StatusCode = 400;
        else
        {
            Behave(told);
            http.Response.StatusCode = 204;
        }
    }

    private Task Forget(HttpContext http)
    {
        Behave(new());
        return Refuse(http, 204);
    }

    private Task List(HttpContext http) => http.Response.WriteAsJsonAsync(office.Ledger.Once(() => office.Ledger.All()).Select(note => new
    {
        note.Key, note.Issuer, note.Model, note.Series, note.Number, note.Status, note.Protocol, note.Digest, note.At, Cancelled = note.Cancelled is not null,
    }), Web, http.RequestAborted);

    private static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Fault(HttpContext http)
    {
        http.Response.StatusCode = 500;
        return Send(http, "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"pt-BR\">"
            + "A mensagem não é um envelope SOAP 1.2 deste serviço.</soap:Text></soap:Reason></soap:Fault>");
    }

    private static Task Write(HttpContext http, FiscalService service, string answer) =>
        Send(http, $"<nfeResultMsg xmlns=\"{Soap.NamespaceOf(service)}\">{answer}</nfeResultMsg>");

    private static Task Send(HttpContext http, string body)
    {
        http.Response.ContentType = "application/soap+xml; charset=utf-8";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + $"<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body>{body}</soap:Body></soap:Envelope>"),
            http.RequestAborted).AsTask();
    }
}
