"""How this server is set up: read from the environment and from files, all faults at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from bedside.server.folders import usual_data_folder
from bedside.server.gate_settings import GATE_SETTINGS, GateSettings
from bedside.server.known_settings import SETTINGS
from bedside.server.sealing_keys import KeysFault, fault_of_place, keys_in
from bedside.server.setting import Setting, SettingFault

SECRET_KEY_FILE = "secret-key"
ALL_SETTINGS = (*SETTINGS, *GATE_SETTINGS)
OIDC = ("BEDSIDE_OIDC_SERVER", "BEDSIDE_OIDC_CLIENT", "BEDSIDE_OIDC_SECRET")
NEEDED = {
    "DATABASE_URL": "Name the database, for example postgresql://bedside@localhost/bedside.",
    "BEDSIDE_SECRET_KEY": "Write 50 random signs into a file and name it in BEDSIDE_SECRET_KEY_FILE.",
    "BEDSIDE_HOSTS": "Name the host by which people reach the server.",
}
# Alone, Bedside is for whoever sits at this machine.
NOT_ALONE = {
    "DATABASE_URL": "alone, Bedside keeps its own file. Take it away, or set BEDSIDE_MODE=institution.",
    "BEDSIDE_HOSTS": "alone, Bedside answers to this machine only. Take it away, or set BEDSIDE_MODE=institution.",
    "BEDSIDE_SEALING_KEYS_FILE": "alone, the key is in the keyring of the system. Take it away.",
    "BEDSIDE_APPROVAL": "alone, there is no second reader. Take it away, or set BEDSIDE_MODE=institution.",
    "BEDSIDE_LISTEN": "alone, Bedside listens to this machine only. Take it away, or set BEDSIDE_MODE=institution.",
}

_Value = TypeVar("_Value")


class ConfigurationFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The server cannot be set up so; `faults` says all that is wrong: where, what, and what to do."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Mode(StrEnum):
    """Whom this server serves."""

    ALONE = "alone"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class InstitutionSignIn:
    """The institution's own sign-in, by OpenID Connect."""

    server: str
    client: str
    secret: str
    name: str
    asks_second_factor: bool


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that differs from one server to the next."""

    mode: Mode
    data_folder: Path
    database_url: str | None
    secret_keys: tuple[str, ...]
    sealing_keys_file: Path | None
    hosts: tuple[str, ...]
    listen: str
    is_behind_proxy: bool
    workers: int
    api_per_minute: int
    api_origins: tuple[str, ...]
    session_minutes: int
    pause_minutes: int
    ledger_years: int
    metrics_token: str | None
    local_hosts: tuple[str, ...]
    house_words: tuple[str, ...]
    second_factor: str
    approval: str
    second_reading_days: int
    remind_hours: int
    outside_days: int
    time_zone: str
    language: str
    mail_url: str | None
    mail_from: str
    sign_in: InstitutionSignIn | None
    gate: GateSettings

    @property
    def is_alone(self) -> bool:
        """Whether this is one person's own server."""
        return self.mode is Mode.ALONE

    @property
    def database_folders(self) -> tuple[Path, ...]:
        """The folders that hold the database or are copied with it, as far as they are on this machine."""
        parts = urlsplit(self.database_url or "")
        file = (Path(unquote(parts.path)).parent,) if parts.scheme == "sqlite" else ()
        return (self.data_folder, *file)


def read_configuration(environment: Mapping[str, str], home: Path) -> Configuration:
    """Read the settings; nothing is written, so a folder or a key that is not there yet is no fault here."""
    given = _Given(environment)
    data_folder = Path(given.value("BEDSIDE_DATA", "")) if given.has("BEDSIDE_DATA") else None
    data_folder = data_folder or usual_data_folder(environment, home)
    mode = Mode(given.value("BEDSIDE_MODE", "institution" if given.has("DATABASE_URL") else "alone"))
    is_alone = mode is Mode.ALONE
    given.require(mode)
    hosts = given.value("BEDSIDE_HOSTS", ("127.0.0.1", "localhost"))
    configuration = Configuration(
        mode=mode,
        data_folder=data_folder,
        database_url=given.value("DATABASE_URL", None),
        secret_keys=given.value("BEDSIDE_SECRET_KEY", _own_keys(data_folder)),
        sealing_keys_file=given.value("BEDSIDE_SEALING_KEYS_FILE", None),
        hosts=hosts,
        listen=given.value("BEDSIDE_LISTEN", "127.0.0.1:8000"),
        is_behind_proxy=given.value("BEDSIDE_BEHIND_PROXY", False),  # noqa: FBT003 - the value that stands in
        workers=given.value("BEDSIDE_WORKERS", 2),
        api_per_minute=given.value("BEDSIDE_API_PER_MINUTE", 300),
        api_origins=given.value("BEDSIDE_API_ORIGINS", ()),
        session_minutes=given.value("BEDSIDE_SESSION_MINUTES", 720 if is_alone else 15),
        pause_minutes=given.value("BEDSIDE_PAUSE_MINUTES", 20),
        ledger_years=given.value("BEDSIDE_LEDGER_YEARS", 6),
        metrics_token=given.value("BEDSIDE_METRICS_TOKEN", None),
        local_hosts=given.value("BEDSIDE_LOCAL_HOSTS", ()),
        house_words=given.value("BEDSIDE_HOUSE_WORDS", ()),
        second_factor=given.value("BEDSIDE_SECOND_FACTOR", "staff"),
        approval=given.value("BEDSIDE_APPROVAL", "none"),
        second_reading_days=given.value("BEDSIDE_SECOND_READING_DAYS", 30),
        remind_hours=given.value("BEDSIDE_REMIND_HOURS", 24),
        outside_days=given.value("BEDSIDE_OUTSIDE_DAYS", 7),
        time_zone=given.value("BEDSIDE_TIME_ZONE", "UTC"),
        language=given.value("BEDSIDE_LANGUAGE", "en"),
        mail_url=given.value("BEDSIDE_MAIL_URL", None),
        mail_from=given.value("BEDSIDE_MAIL_FROM", f"bedside@{hosts[0]}"),
        sign_in=given.sign_in(),
        gate=given.gate(),
    )
    given.faults += _faults_of_sealing_keys(configuration)
    if given.faults:
        raise ConfigurationFault(tuple(given.faults))
    return configuration


def _faults_of_sealing_keys(configuration: Configuration) -> list[str]:
    file = configuration.sealing_keys_file
    if file is None or configuration.is_alone:
        return []
    try:
        keys_in(file)
        fault = fault_of_place(file, configuration.database_folders)
    except KeysFault as found:
        fault = str(found)
    return [f"BEDSIDE_SEALING_KEYS_FILE: {fault}"] if fault else []


def _own_keys(data_folder: Path) -> tuple[str, ...]:
    """Return the keys made at the first start, if there has been one."""
    try:
        return tuple((data_folder / SECRET_KEY_FILE).read_text(encoding="ascii").split())
    except OSError:
        return ()


class _Given:
    """What the environment gives, and what is wrong with it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._by_name = {setting.name: setting for setting in ALL_SETTINGS}
        self.faults = list(self._unknown())
        self._texts = {setting.name: self._text(setting) for setting in ALL_SETTINGS}

    def has(self, name: str) -> bool:
        return self._texts[name] is not None

    def value(self, name: str, otherwise: _Value) -> _Value:
        """Return the value of a setting, or what stands in where there is none or where it is faulty."""
        text = self._texts[name]
        if text is None:
            return otherwise
        try:
            return self._by_name[name].read(text)  # type: ignore[return-value]  # the reader is named beside the setting
        except SettingFault as fault:
            self._add(f"{name}: {fault}")
            return otherwise

    def require(self, mode: Mode) -> None:
        if mode is Mode.INSTITUTION:
            self.faults += [
                f"{name}: it must be set. {hint}" for name, hint in NEEDED.items() if not self.has(name)
            ]
        else:
            self.faults += [f"{name}: {hint}" for name, hint in NOT_ALONE.items() if self.has(name)]

    def sign_in(self) -> InstitutionSignIn | None:
        lacking = [name for name in OIDC if not self.has(name)]
        if len(lacking) == len(OIDC):
            return None
        self.faults += [
            f"{name}: it must be set, as the rest of the institution's sign-in is." for name in lacking
        ]
        return InstitutionSignIn(
            server=self.value("BEDSIDE_OIDC_SERVER", ""),
            client=self.value("BEDSIDE_OIDC_CLIENT", ""),
            secret=self.value("BEDSIDE_OIDC_SECRET", ""),
            name=self.value("BEDSIDE_OIDC_NAME", "Your institution"),
            asks_second_factor=self.value("BEDSIDE_OIDC_SECOND_FACTOR", False),  # noqa: FBT003 - see above
        )

    def gate(self) -> GateSettings:
        return GateSettings(
            listen=self.value("BEDSIDE_GATE_LISTEN", ("127.0.0.1", 2525)),
            relay=self.value("BEDSIDE_GATE_RELAY", None),
            domains=self.value("BEDSIDE_GATE_DOMAINS", ()),
            colleagues=self.value("BEDSIDE_GATE_COLLEAGUES", ()),
            certificate=self.value("BEDSIDE_GATE_CERTIFICATE", None),
            certificate_key=self.value("BEDSIDE_GATE_CERTIFICATE_KEY", None),
            passwords=self.value("BEDSIDE_GATE_PASSWORDS", None),
            clients=self.value("BEDSIDE_GATE_CLIENTS", ()),
            registry=self.value("BEDSIDE_GATE_REGISTRY", None),
            spool=self.value("BEDSIDE_GATE_SPOOL", None),
            record=self.value("BEDSIDE_GATE_RECORD", ""),
            encrypting_word=self.value("BEDSIDE_GATE_ENCRYPTING_WORD", ""),
            megabytes=self.value("BEDSIDE_GATE_MEGABYTES", 25),
            recipients=self.value("BEDSIDE_GATE_RECIPIENTS", 50),
            per_minute=self.value("BEDSIDE_GATE_PER_MINUTE", 60),
            days=self.value("BEDSIDE_GATE_DAYS", 3),
        )

    def _text(self, setting: Setting) -> str | None:
        """Return the text of a setting, from its variable or from the file that its `_FILE` variable names."""
        plain = self._environment.get(setting.name) or None
        file = self._environment.get(f"{setting.name}_FILE")
        if not file:
            return plain
        if plain is not None:
            self._add(f"{setting.name}: it is set twice, also as {setting.name}_FILE. Take one away.")
        try:
            return Path(file).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            self._add(f"{setting.name}_FILE: the file cannot be read. Look at its path and who may read it.")
            return None

    def _unknown(self) -> list[str]:
        known = {name for setting in ALL_SETTINGS for name in (setting.name, f"{setting.name}_FILE")}
        return [
            f"{name}: there is no such setting. All settings: docs/reference/settings.md."
            for name in sorted(self._environment)
            if name.startswith("BEDSIDE_") and name not in known
        ]

    def _add(self, fault: str) -> None:
        if fault not in self.faults:
            self.faults.append(fault)
