using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>A simulator on a folder of its own, and a company that talks to it over HTTPS as the shop does.</summary>
internal sealed class TestSefaz : IAsyncDisposable
{
    public static readonly Cnpj Company = Cnpj.Parse("06157250000116");

    /// Keys take long to make: all tests share an authority and a company's certificate.
    private static readonly Lazy<(string Folder, byte[] Pfx)> Shared = new(() =>
    {
        var shared = Directory.CreateTempSubdirectory("biela-sefaz").FullName;
        using var authority = Authority.Open(shared, new StoppedClock());
        return (shared, authority.Client(Company, "OFICINA DE TESTE LTDA", "x"));
    });

    private readonly string folder;
    private Sefaz sefaz = null!;

    private TestSefaz(string folder) => this.folder = folder;

    public StoppedClock Clock { get; private init; } = new();

    public Certificate Certificate { get; private set; } = null!;

    public FiscoClient Client { get; private set; } = null!;

    public Uri Url => sefaz.Url;

    public Authority Authority => sefaz.Authority;

    public static async Task<TestSefaz> Start(string? folder = null, StoppedClock? clock = null, string? schemas = null)
    {
        var test = new TestSefaz(folder ?? Copy(Shared.Value.Folder)) { Clock = clock ?? new() };
        test.sefaz = await Sefaz.Start(new(test.folder, 0) { Clock = test.Clock, Schemas = schemas });
        test.Certificate = Certificate.Open(Shared.Value.Pfx, "x");
        test.Client = test.ClientOf(test.Certificate);
        return test;
    }

    /// <summary>Stops it and starts another one on the same folder.</summary>
    public async Task<TestSefaz> Restart()
    {
        await DisposeAsync();
        return await Start(folder, Clock);
    }

    private static string Copy(string from)
    {
        var to = Directory.CreateTempSubdirectory("biela-sefaz").FullName;
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }

    public FiscoClient ClientOf(Certificate certificate) => new(certificate, new() { Roots = [X509CertificateLoader.LoadCertificateFromFile(RootFile)] });

    public string RootFile => Path.Combine(folder, "root.pem");

    public async Task<Delivery> Deliver(FiscalService service, byte[] message, bool svc = false) =>
        await Client.Send(new(Url, (svc ? "svc/" : "") + Soap.NamespaceOf(service).Split('/')[^1]), service, message, default);

    public async Task<T> Send<T>(FiscalService service, byte[] message, bool svc = false) where T : Answer
    {
        var answered = Assert.IsType<Delivery.Answered>(await Deliver(service, message, svc));
        Assert.Equal(200, answered.HttpStatus);
        return Assert.IsType<T>(answered.Answer);
    }

    /// <summary>Sends one note; what became of it, or of its lot.</summary>
    public async Task<Outcome> Authorise(SignedDocument note, bool svc = false) =>
        (await Send<LotAnswer>(FiscalService.Authorisation, Requests.Authorise(1, note), svc)).Of(KeyOf(note));

    public Task<QueryAnswer> Query(AccessKey key) => Send<QueryAnswer>(FiscalService.Query, Requests.Query(FiscalEnvironment.Homologation, key));

    public async Task<Outcome> Declare(string document, bool svc = false)
    {
        var signed = Signature.Sign(document, Certificate);
        var answer = await Send<EventAnswer>(FiscalService.Event, Requests.Declare(1, signed), svc);
        return answer.Results is [var only] ? only : answer;
    }

    public async Task<VoidingAnswer> Void(int first, int last) =>
        await Send<VoidingAnswer>(FiscalService.Voiding, Signature.Sign(new Voiding(FiscalEnvironment.Homologation, State.Find("SP")!, Company,
            Clock.Brasilia.Year, DocumentModel.Nfe, 1, first, last).Document("Falha na numeração do sistema"), Certificate).Bytes);

    public EventHead Head(AccessKey key) => new(key, FiscalEnvironment.Homologation, Company, Clock.Brasilia);

    public SignedDocument Note(int number = 1, DocumentModel model = DocumentModel.Nfe, Issuance issuance = Issuance.Normal, string code = "17392046",
        Func<string, string>? spoil = null, Certificate? by = null, DateTimeOffset? at = null)
    {
        var note = NfeXml.Write(TestNotes.Of(number, model, issuance, code, at ?? Clock.Brasilia)).ToString(SaveOptions.DisableFormatting);
        return Signature.Sign(spoil is null ? note : spoil(note), by ?? Certificate);
    }

    public static AccessKey KeyOf(SignedDocument note) => AccessKey.Parse(note.Id);

    public async Task Tell(object behaviour)
    {
        using var http = Http();
        using var response = await http.PostAsJsonAsync(new Uri(Url, "/simulator/behaviour"), behaviour);
        response.EnsureSuccessStatusCode();
    }

    public async Task Forget()
    {
        using var http = Http();
        using var response = await http.DeleteAsync(new Uri(Url, "/simulator/behaviour"));
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement[]> Notes()
    {
        using var http = Http();
        return (await http.GetFromJsonAsync<JsonElement[]>(new Uri(Url, "/simulator/notes")))!;
    }

    public HttpClient Http()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(Authority.Root);
        return new(new SocketsHttpHandler { SslOptions = { ClientCertificates = [Certificate.X509], CertificateChainPolicy = trust } });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Certificate.Dispose();
        await sefaz.DisposeAsync();
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Brasilia => now.ToOffset(TimeSpan.FromHours(-3));

    public void Pass(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;
}
